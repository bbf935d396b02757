namespace Kashf.Core.Video;

/// <summary>The share of the picture in which two frames differ, in integers: the same on every machine.</summary>
internal static class FrameDifference
{
    private const int Same = 6;
    private const int Other = 30;

    public static double Between(FrameSignature one, FrameSignature other)
    {
        const int grey = FrameSignature.GreySide * FrameSignature.GreySide;
        var shift = (int)Math.Round((Sum(one) - Sum(other)) / (double)grey);
        var sum = 0;
        for (var i = 0; i < FrameSignature.Length; i++)
        {
            var difference = Math.Abs(one.Bytes[i] - other.Bytes[i] - (i < grey ? shift : 0));
            sum += (i < grey ? 1 : 2) * (Math.Clamp(difference, Same, Other) - Same);
        }

        return Math.Min(1, sum / (double)((grey + (2 * (FrameSignature.Length - grey))) * (Other - Same) / 2));
    }

    private static int Sum(FrameSignature signature)
    {
        var sum = 0;
        foreach (var value in signature.Bytes.AsSpan(0, FrameSignature.GreySide * FrameSignature.GreySide))
            sum += value;
        return sum;
    }
}

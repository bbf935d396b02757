namespace Kashf.Models.Faces;

/// <summary>Brightness of colours by ITU-R BT.601.</summary>
internal static class GreyImage
{
    /// <param name="colours">Red, then green, then blue of all places, 0 to 255.</param>
    /// <param name="mean">Subtracted from each brightness.</param>
    /// <param name="scale">What the rest is multiplied by.</param>
    public static float[] Of(ReadOnlySpan<float> colours, float mean = 0, float scale = 1)
    {
        var places = colours.Length / 3;
        var grey = new float[places];
        for (var i = 0; i < places; i++)
            grey[i] = (((0.299f * colours[i]) + (0.587f * colours[places + i]) + (0.114f * colours[(2 * places) + i])) - mean) * scale;
        return grey;
    }
}

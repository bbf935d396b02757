namespace Kashf.Core.Learning;

/// <summary>A 64-bit FNV-1a hash of a model's bytes.</summary>
internal static class ModelChecksum
{
    public const int Length = sizeof(ulong);
    public const ulong Start = 0xCBF29CE484222325;

    /// <param name="bytes">The next bytes.</param>
    /// <param name="sum">Of the bytes before them.</param>
    public static ulong Of(ReadOnlySpan<byte> bytes, ulong sum = Start)
    {
        foreach (var value in bytes)
            sum = (sum ^ value) * 0x100000001B3;
        return sum;
    }
}

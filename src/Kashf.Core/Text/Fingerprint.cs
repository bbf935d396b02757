namespace Kashf.Core.Text;

/// <summary>A 64-bit FNV-1a hash, to find texts that are the same after normalisation.</summary>
internal static class Fingerprint
{
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in text)
            hash = (hash ^ c) * 0x100000001B3;
        return hash;
    }
}

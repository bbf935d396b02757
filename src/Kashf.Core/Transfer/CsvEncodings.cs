namespace Kashf.Core.Transfer;

/// <summary>Byte order marks of the encodings that are read.</summary>
internal static class CsvEncodings
{
    public static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public static ReadOnlySpan<byte> Utf16LittleEndianMark => [0xFF, 0xFE];

    public static ReadOnlySpan<byte> Utf16BigEndianMark => [0xFE, 0xFF];

    public static ReadOnlySpan<byte> Utf32LittleEndianMark => [0xFF, 0xFE, 0, 0];
}

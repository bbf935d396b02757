using System.Text;
using Kashf.Core.Results;

namespace Kashf.Core.Transfer;

/// <summary>Tells from its first bytes what is clearly not CSV.</summary>
internal static class CsvSignature
{
    private const string SaveAsCsv = "open it in its program, save it as CSV UTF-8, and send that";

    /// <returns>Why the file is refused; null where it may be CSV.</returns>
    public static Error? Refuse(ReadOnlySpan<byte> beginning)
    {
        if (beginning.StartsWith("PK\x03\x04"u8))
            return TransferErrors.NotCsv("a ZIP archive or an Excel workbook", "unpack the archive, or save the workbook as CSV UTF-8, and send that");
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return TransferErrors.NotCsv("an old Excel workbook or another Office document", SaveAsCsv);
        if (beginning.StartsWith("%PDF-"u8))
            return TransferErrors.NotCsv("a PDF", "export its data as CSV UTF-8, and send that");
        if (beginning.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return TransferErrors.NotCsv("compressed with gzip", "unpack it, and send what is in it");
        if (IsHtml(beginning))
            return TransferErrors.NotCsv("an HTML page", "give the address of the file itself, which must be readable without signing in");
        return beginning.Contains((byte)0)
            ? TransferErrors.NotCsv("binary, or UTF-16 without a byte order mark", "save it as CSV UTF-8, and send that")
            : null;
    }

    private static bool IsHtml(ReadOnlySpan<byte> beginning)
    {
        var start = beginning.TrimStart(" \t\r\n"u8);
        return StartsWith(start, "<!doctype") || StartsWith(start, "<html") || StartsWith(start, "<?xml") || StartsWith(start, "<head");
    }

    private static bool StartsWith(ReadOnlySpan<byte> bytes, string prefix) =>
        bytes.Length >= prefix.Length && Ascii.EqualsIgnoreCase(bytes[..prefix.Length], prefix);
}

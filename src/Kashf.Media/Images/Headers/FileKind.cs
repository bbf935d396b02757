using System.Text;

namespace Kashf.Media.Images.Headers;

/// <summary>Names what a file is that is no image, or none that is decoded: the likely ones, to help whoever sent it.</summary>
internal static class FileKind
{
    private const int BytesLookedAt = 1024;

    public static string Name(ReadOnlySpan<byte> file)
    {
        var head = file[..Math.Min(file.Length, BytesLookedAt)];
        return Container(head) ?? Binary(head) ?? Text(head) ?? "a file of an unknown kind";
    }

    private static string? Container(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
            return null;
        if (head[4..8].SequenceEqual("ftyp"u8))
            return IsoBrand(head[8..12]);
        return head.StartsWith("RIFF"u8) ? "a RIFF file (sound or video)" : null;
    }

    private static string IsoBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            return "AVIF";
        return brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8)
            ? "HEIC"
            : "a video (MP4 or its kind)";
    }

    private static string? Binary(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF"u8))
            return "PDF";
        if (head.StartsWith("PK\x03\x04"u8))
            return "a ZIP archive or an office document";
        if (head.StartsWith("8BPS"u8))
            return "a Photoshop document";
        if (head.StartsWith("\0\0\0\fJXL "u8) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]))
            return "JPEG XL";
        if (head.StartsWith("\0\0\0\fjP  "u8))
            return "JPEG 2000";
        if (head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8))
            return "BigTIFF";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return "a video (Matroska or WebM)";
        return head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0]) ? "an icon (ICO)" : null;
    }

    private static string? Text(ReadOnlySpan<byte> head)
    {
        if (head.IndexOfAnyInRange((byte)0, (byte)8) >= 0)
            return null;
        var text = Encoding.UTF8.GetString(head);
        if (text.Contains("<svg", StringComparison.OrdinalIgnoreCase))
            return "SVG, a drawing";
        return text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            ? "a web page (HTML)"
            : text.Count(c => c == '\uFFFD') > text.Length / 10 ? null : "text";
    }
}

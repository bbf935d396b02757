using Kashf.Media.Images.Headers;

namespace Kashf.Media.Video.Containers;

/// <summary>Names what a file is that is no video: the likely ones, to help whoever sent it.</summary>
internal static class OtherFiles
{
    public static string Name(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("#EXTM3U"u8))
            return "a playlist (M3U8), which names other files";
        if (head.StartsWith("ffconcat"u8))
            return "a list of files (ffconcat)";
        if (head.StartsWith("v=0"u8))
            return "a session description (SDP)";
        if (Image(head) is { } image)
            return $"an image ({image})";
        return Sound(head) ?? FileKind.Name(head);
    }

    private static string? Image(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "JPEG";
        if (head.Length > 4 && head[1..4].SequenceEqual("PNG"u8))
            return "PNG";
        if (head.StartsWith("GIF8"u8))
            return "GIF";
        return head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8) ? "WebP" : null;
    }

    private static string? Sound(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("ID3"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFB]))
            return "sound (MP3)";
        if (head.StartsWith("fLaC"u8))
            return "sound (FLAC)";
        return head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WAVE"u8) ? "sound (WAV)" : null;
    }
}

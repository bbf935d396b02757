using System.Buffers.Binary;

namespace Kashf.Media.Images.Ffmpeg;

/// <summary>Makes a still WebP of an animation's first frame, because ffmpeg reads no animated ones.</summary>
internal static class WebPFirstFrame
{
    private const int HeadBytes = 12;
    private const int ExtendedBytes = 18;
    private const byte Transparency = 0x10;

    /// <param name="chunks">The frame's own chunks: the picture, before it perhaps its transparency.</param>
    /// <param name="width">Of the frame.</param>
    /// <param name="height">Of the frame.</param>
    public static byte[] AsFile(ReadOnlySpan<byte> chunks, long width, long height)
    {
        var file = new byte[HeadBytes + ExtendedBytes + chunks.Length];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WEBPVP8X"u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), ExtendedBytes - 8);
        file[20] = chunks.StartsWith("ALPH"u8) ? Transparency : (byte)0;
        WriteLessOne(file.AsSpan(24), width);
        WriteLessOne(file.AsSpan(27), height);
        chunks.CopyTo(file.AsSpan(HeadBytes + ExtendedBytes));
        return file;
    }

    private static void WriteLessOne(Span<byte> three, long side)
    {
        for (var i = 0; i < 3; i++)
            three[i] = (byte)((side - 1) >> (8 * i));
    }
}

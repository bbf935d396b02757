namespace Kashf.Media.Images.Headers;

/// <summary>Walks a JPEG's segments up to the frame header. See ITU-T T.81, annex B.</summary>
internal static class JpegHeader
{
    private const int App1 = 0xE1;
    private const int App14 = 0xEE;

    public static ImageFile Read(ReadOnlySpan<byte> file)
    {
        var bytes = new HeaderBytes(file, bigEndian: true);
        var image = new ImageFile(ImageFormat.Jpeg, 0, 0);
        for (var at = 2L; at < bytes.Length;)
        {
            if (bytes.U8(at) != 0xFF || bytes.U8(at + 1) is 0xFF or 0)
            {
                at++;
                continue;
            }

            var marker = bytes.U8(at + 1);
            if (IsFrame(marker))
                return image with { Width = bytes.U16(at + 7), Height = bytes.U16(at + 5), IsProgressive = marker is 0xC2 or 0xCA };
            if (marker is 0xD9 or 0xDA)
                return image;
            image = Note(image, marker, bytes.Slice(at + 4, Math.Max(0, bytes.U16(at + 2) - 2)));
            at += 2 + (StandsAlone(marker) ? 0 : bytes.U16(at + 2));
        }

        return image;
    }

    /// <returns>Not fewer than there are: what stands in a thumbnail is counted too.</returns>
    public static int CountScans(ReadOnlySpan<byte> file) => file.Count((ReadOnlySpan<byte>)[0xFF, 0xDA]);

    private static ImageFile Note(ImageFile image, byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        App1 when ExifBlock.Begins(segment) => image with { Orientation = ExifBlock.Orientation(segment) },
        App14 when segment.StartsWith("Adobe"u8) => image with { IsAdobe = true },
        _ => image,
    };

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;

    private static bool StandsAlone(byte marker) => marker is 0x01 or >= 0xD0 and <= 0xD8;
}

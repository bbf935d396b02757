using System.Buffers.Binary;

namespace Kashf.Media.Tests.Images.Samples;

/// <summary>Smallest EXIF data: a TIFF structure whose only tag is the orientation.</summary>
internal static class Exif
{
    public static byte[] Tiff(int orientation, bool bigEndian)
    {
        byte[] tiff = bigEndian
            ? [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]
            : [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];
        return tiff;
    }

    /// <summary>Puts it behind the first two bytes of a JPEG.</summary>
    public static byte[] InJpeg(byte[] jpeg, int orientation, bool bigEndian = false)
    {
        byte[] content = [.. "Exif\0\0"u8, .. Tiff(orientation, bigEndian)];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(content.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. content, .. jpeg[2..]];
    }

    public static byte[] InPng(byte[] png, int orientation) =>
        [.. png[..PngFile.AfterHeader], .. PngFile.Chunk("eXIf", Tiff(orientation, bigEndian: true)), .. png[PngFile.AfterHeader..]];

    /// <summary>Makes an extended WebP of a simple one, with the data behind the picture.</summary>
    public static byte[] InWebP(byte[] webP, int width, int height, int orientation)
    {
        var exif = Tiff(orientation, bigEndian: false);
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 0x08, 0, 0, 0, (byte)(width - 1), 0, 0, (byte)(height - 1), 0, 0];
        byte[] chunks = [.. "WEBP"u8, .. extended, .. webP[12..], .. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, chunks.Length);
        return [.. "RIFF"u8, .. length, .. chunks];
    }
}

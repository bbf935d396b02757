using System.Buffers.Binary;

namespace Kashf.Core.Images;

/// <summary>A part of an image, e.g. around a face, in pixels of the upright original.</summary>
/// <param name="X">Of the left edge, from the image's left.</param>
/// <param name="Y">Of the upper edge, from the image's top.</param>
/// <param name="W">Width, at least 1.</param>
/// <param name="H">Height, at least 1.</param>
public readonly record struct PixelBox(int X, int Y, int W, int H)
{
    /// <summary>How many bytes a box takes in storage.</summary>
    public const int Size = 4 * sizeof(int);

    /// <summary>Reads what <see cref="CopyTo"/> has written.</summary>
    public static PixelBox Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt32LittleEndian(bytes),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]));

    /// <summary>Writes the four numbers in order, little endian.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, X);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Y);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], W);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], H);
    }

    /// <summary>Area of the intersection over area of the union, 0..1.</summary>
    public double OverlapWith(PixelBox other)
    {
        var width = Math.Max(0, Math.Min((long)X + W, (long)other.X + other.W) - Math.Max(X, other.X));
        var height = Math.Max(0, Math.Min((long)Y + H, (long)other.Y + other.H) - Math.Max(Y, other.Y));
        var common = (double)width * height;
        return common == 0 ? 0 : common / (((double)W * H) + ((double)other.W * other.H) - common);
    }
}

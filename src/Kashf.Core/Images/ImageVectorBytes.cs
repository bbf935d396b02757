using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Kashf.Core.Images;

/// <summary>
/// What a model saw in an image as bytes, for storage: two bytes (IEEE 754 half precision) for each value of a vector and 20
/// more for each vector. A value of a vector of length 1 comes back with an error below 1/2048 of itself, or 2^-25.
/// </summary>
public static class ImageVectorBytes
{
    private const int HeaderSize = sizeof(int);
    private const int PrefixSize = sizeof(float) + PixelBox.Size;

    /// <exception cref="ArgumentException">The vectors differ in their dimension.</exception>
    public static byte[] Encode(IReadOnlyList<ImageVector> vectors)
    {
        var dimension = vectors.Count > 0 ? vectors[0].Values.Length : 0;
        var stride = Stride(dimension);
        var bytes = new byte[HeaderSize + (vectors.Count * stride)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, dimension);
        for (var i = 0; i < vectors.Count; i++)
        {
            if (vectors[i].Values.Length != dimension)
            {
                throw new ArgumentException("All vectors of an image come from one model: they have one dimension.", nameof(vectors));
            }

            Write(vectors[i], bytes.AsSpan(HeaderSize + (i * stride), stride));
        }

        return bytes;
    }

    public static IReadOnlyList<ImageVector> Decode(ReadOnlySpan<byte> bytes)
    {
        var stride = Stride(BinaryPrimitives.ReadInt32LittleEndian(bytes));
        var vectors = new ImageVector[(bytes.Length - HeaderSize) / stride];
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = Read(bytes.Slice(HeaderSize + (i * stride), stride));
        }

        return vectors;
    }

    private static int Stride(int dimension) => PrefixSize + (dimension * sizeof(ushort));

    private static void Write(ImageVector vector, Span<byte> bytes)
    {
        BinaryPrimitives.WriteSingleLittleEndian(bytes, vector.Clarity);
        if (vector.Box is { } box)
        {
            box.CopyTo(bytes[sizeof(float)..]);
        }

        TensorPrimitives.ConvertToHalf(vector.Values, MemoryMarshal.Cast<byte, Half>(bytes[PrefixSize..]));
    }

    private static ImageVector Read(ReadOnlySpan<byte> bytes)
    {
        var values = new float[(bytes.Length - PrefixSize) / sizeof(ushort)];
        TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes[PrefixSize..]), values);
        var box = PixelBox.Read(bytes[sizeof(float)..]);
        return new ImageVector(values, box.W > 0 ? box : null, BinaryPrimitives.ReadSingleLittleEndian(bytes));
    }
}

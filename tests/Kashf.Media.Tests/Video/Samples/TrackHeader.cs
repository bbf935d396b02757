using System.Buffers.Binary;

namespace Kashf.Media.Tests.Video.Samples;

/// <summary>Writes the matrix by which an MP4 says how it is turned (ISO 14496-12, 8.3.2), as phones do.</summary>
internal static class TrackHeader
{
    private const int MatrixAt = 44;

    public static void Turn(byte[] file, int a, int b, int c, int d)
    {
        var matrix = file.AsSpan(file.AsSpan().IndexOf("tkhd"u8) + MatrixAt);
        BinaryPrimitives.WriteInt32BigEndian(matrix, a << 16);
        BinaryPrimitives.WriteInt32BigEndian(matrix[4..], b << 16);
        BinaryPrimitives.WriteInt32BigEndian(matrix[12..], c << 16);
        BinaryPrimitives.WriteInt32BigEndian(matrix[16..], d << 16);
    }
}

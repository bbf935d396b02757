using System.Buffers.Binary;
using System.Text;

namespace Kashf.Media.Video.Containers;

/// <summary>The outermost boxes of an MP4 or QuickTime file (ISO 14496-12, 4.2).</summary>
internal static class Mp4Boxes
{
    private const int HeadBytes = 16;
    private const int MostBoxes = 1_000_000;

    public static async Task<VideoFile> CheckAsync(RandomReader file, CancellationToken cancellation)
    {
        var (at, hasIndex, isTruncated) = (0L, false, false);
        for (var box = 0; box < MostBoxes && await file.ReadAsync(at, HeadBytes, cancellation) is { Length: >= 8 } head; box++)
        {
            var (size, type) = Head(head, file.Length - at);
            hasIndex |= type is "moov" or "moof";
            // What follows the last box may be anything, so that its length need not mean any.
            isTruncated = size > file.Length - at && type is ("moov" or "moof" or "mdat");
            if (size < 8 || size > file.Length - at)
                break;
            at += size;
        }

        return new(VideoContainer.Mp4) { HasNoIndex = !hasIndex, IsTruncated = isTruncated };
    }

    private static (long Size, string Type) Head(byte[] head, long rest)
    {
        var type = Encoding.Latin1.GetString(head, 4, 4);
        return BinaryPrimitives.ReadUInt32BigEndian(head) switch
        {
            0 => (rest, type),
            1 when head.Length == HeadBytes => (BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), type),
            var size => (size, type),
        };
    }
}

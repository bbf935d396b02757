using System.Buffers.Binary;
using System.Text.Json;
using Kashf.Media.Video;

namespace Kashf.Functions.Video.Files;

/// <summary>
/// A video's plan as bytes: how many entries, where each ends, and the entries as JSON: what the video is, and each of its segments.
/// So that a step reads its segment alone, however long the video.
/// </summary>
internal static class VideoPlanFile
{
    public static async Task WriteAsync(Stream to, VideoInfo info, IReadOnlyList<VideoSegment> segments, CancellationToken cancellation)
    {
        byte[][] entries = [JsonSerializer.SerializeToUtf8Bytes(info), .. segments.Select(segment => JsonSerializer.SerializeToUtf8Bytes(segment))];
        await WriteAsync(to, entries.Length, cancellation);
        var end = HeadBytes(entries.Length);
        foreach (var entry in entries)
            await WriteAsync(to, end += entry.Length, cancellation);
        foreach (var entry in entries)
            await to.WriteAsync(entry, cancellation);
    }

    public static async Task<VideoInfo> ReadInfoAsync(Stream plan, CancellationToken cancellation) =>
        JsonSerializer.Deserialize<VideoInfo>(await ReadAsync(plan, 0, cancellation))!;

    public static async Task<VideoSegment> ReadSegmentAsync(Stream plan, int segment, CancellationToken cancellation) =>
        JsonSerializer.Deserialize<VideoSegment>(await ReadAsync(plan, segment + 1, cancellation))!;

    public static async Task<int> CountSegmentsAsync(Stream plan, CancellationToken cancellation) => (int)await ReadNumberAsync(plan, 0, cancellation) - 1;

    private static async Task<byte[]> ReadAsync(Stream plan, int entry, CancellationToken cancellation)
    {
        var count = (int)await ReadNumberAsync(plan, 0, cancellation);
        var begin = entry == 0 ? HeadBytes(count) : await ReadNumberAsync(plan, entry, cancellation);
        var bytes = new byte[await ReadNumberAsync(plan, entry + 1, cancellation) - begin];
        plan.Position = begin;
        await plan.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private static long HeadBytes(int entries) => sizeof(long) * (1L + entries);

    private static async Task<long> ReadNumberAsync(Stream plan, int place, CancellationToken cancellation)
    {
        var bytes = new byte[sizeof(long)];
        plan.Position = (long)place * sizeof(long);
        await plan.ReadExactlyAsync(bytes, cancellation);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    private static ValueTask WriteAsync(Stream to, long number, CancellationToken cancellation)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return to.WriteAsync(bytes, cancellation);
    }
}

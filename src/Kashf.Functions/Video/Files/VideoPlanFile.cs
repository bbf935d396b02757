using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Kashf.Media.Video;

namespace Kashf.Functions.Video.Files;

/// <summary>
/// A video's plan as bytes, little-endian: magic, version, how many entries, and where each ends; the entries: what the video is, as
/// JSON, and each of its segments. Behind the head and each entry stands a checksum of it. So a step reads its segment alone, however
/// long the video.
/// </summary>
internal sealed class VideoPlanFile
{
    private const int Magic = 0x4C50534B;
    private const byte Version = 2;
    private const int FixedBytes = sizeof(int) + sizeof(byte) + sizeof(int);
    private const int ChecksumBytes = sizeof(long);

    private readonly Stream file;
    private readonly long[] bounds;

    /// <param name="bounds">Where the entries begin, and where the last ends.</param>
    private VideoPlanFile(Stream file, long[] bounds)
    {
        this.file = file;
        this.bounds = bounds;
    }

    public int Segments => bounds.Length - 2;

    public static async Task WriteAsync(Stream to, VideoInfo info, IReadOnlyList<VideoSegment> segments, CancellationToken cancellation)
    {
        byte[][] entries = [JsonSerializer.SerializeToUtf8Bytes(info), .. segments.Select(VideoSegmentBytes.Of)];
        await WriteAsync(to, Head(entries), cancellation);
        foreach (var entry in entries)
            await WriteAsync(to, entry, cancellation);
    }

    /// <param name="file">Can be sought in; it stays open.</param>
    /// <exception cref="InvalidDataException">It is no plan, of another version, or damaged; so also where an entry is read.</exception>
    public static async Task<VideoPlanFile> OpenAsync(Stream file, CancellationToken cancellation)
    {
        var start = await ReadAsync(file, 0, FixedBytes, cancellation);
        if (BinaryPrimitives.ReadInt32LittleEndian(start) != Magic || start[sizeof(int)] != Version)
            throw new InvalidDataException("This is no plan of a video, or one of another version.");
        var entries = BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(sizeof(int) + sizeof(byte)));
        if (entries < 1 || HeadBytes(entries) > file.Length)
            throw Damaged();
        var head = await ReadCheckedAsync(file, 0, HeadBytes(entries), cancellation);
        long[] ends = [.. Enumerable.Range(0, entries).Select(entry => BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(FixedBytes + (entry * sizeof(long)))))];
        return new VideoPlanFile(file, [HeadBytes(entries), .. ends]);
    }

    public async Task<VideoInfo> ReadInfoAsync(CancellationToken cancellation) =>
        JsonSerializer.Deserialize<VideoInfo>(await ReadEntryAsync(0, cancellation))!;

    public async Task<VideoSegment> ReadSegmentAsync(VideoInfo info, int segment, CancellationToken cancellation) =>
        VideoSegmentBytes.Read(await ReadEntryAsync(segment + 1, cancellation), info.Track);

    private static byte[] Head(byte[][] entries)
    {
        var head = new byte[HeadBytes(entries.Length) - ChecksumBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, Magic);
        head[sizeof(int)] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(sizeof(int) + sizeof(byte)), entries.Length);
        var end = HeadBytes(entries.Length);
        for (var entry = 0; entry < entries.Length; entry++)
            BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(FixedBytes + (entry * sizeof(long))), end += entries[entry].Length + ChecksumBytes);
        return head;
    }

    private static long HeadBytes(int entries) => FixedBytes + ((long)entries * sizeof(long)) + ChecksumBytes;

    private static async Task WriteAsync(Stream to, byte[] bytes, CancellationToken cancellation)
    {
        await to.WriteAsync(bytes, cancellation);
        await to.WriteAsync(SHA256.HashData(bytes).AsMemory(0, ChecksumBytes), cancellation);
    }

    private Task<byte[]> ReadEntryAsync(int entry, CancellationToken cancellation) =>
        ReadCheckedAsync(file, bounds[entry], bounds[entry + 1] - bounds[entry], cancellation);

    private static async Task<byte[]> ReadCheckedAsync(Stream file, long begin, long length, CancellationToken cancellation)
    {
        var bytes = await ReadAsync(file, begin, length, cancellation);
        var content = bytes[..^ChecksumBytes];
        return SHA256.HashData(content).AsSpan(0, ChecksumBytes).SequenceEqual(bytes.AsSpan(content.Length)) ? content : throw Damaged();
    }

    private static async Task<byte[]> ReadAsync(Stream file, long begin, long length, CancellationToken cancellation)
    {
        if (begin + length > file.Length)
            throw Damaged();
        var bytes = new byte[length];
        file.Position = begin;
        await file.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private static InvalidDataException Damaged() => new("The plan of a video is damaged.");
}

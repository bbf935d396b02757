using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Video;
using Kashf.Core.Video.Segments;

namespace Kashf.Functions.Video.Files;

/// <summary>What models saw in the kept frames of videos, kept for later requests: a length in ticks, and the frames.</summary>
public sealed class SeenVideos(IFiles files)
{
    /// <returns>Whether all of it is there and not damaged.</returns>
    public async Task<bool> CanReadAsync(long accountId, string name, CancellationToken cancellation)
    {
        try
        {
            await foreach (var _ in ReadAsync(accountId, name, cancellation))
            {
                // That it can be read is all that is asked.
            }

            return true;
        }
        catch (Exception fault) when (fault is FileNotFoundException or InvalidDataException or EndOfStreamException)
        {
            return false;
        }
    }

    /// <param name="length">Of what was looked at.</param>
    /// <param name="write">Writes the kept frames; returns whether they are complete: else nothing is stored.</param>
    public Task SaveAsync(
        long accountId, string name, TimeSpan length, Func<SampledFramesWriter, CancellationToken, Task<bool>> write, CancellationToken cancellation) =>
        files.TrySaveAsync(
            accountId,
            name,
            async (stream, cancel) =>
            {
                var ticks = new byte[sizeof(long)];
                BinaryPrimitives.WriteInt64LittleEndian(ticks, length.Ticks);
                await stream.WriteAsync(ticks, cancel);
                var frames = new SampledFramesWriter(stream);
                if (!await write(frames, cancel))
                    return false;
                await frames.CompleteAsync(cancel);
                return true;
            },
            cancellation);

    /// <returns>Null where there is nothing, or no longer.</returns>
    public async Task<TimeSpan?> LengthAsync(long accountId, string name, CancellationToken cancellation)
    {
        await using var stream = await files.OpenAsync(accountId, name, cancellation);
        return stream is null ? null : await ReadLengthAsync(stream, cancellation);
    }

    /// <exception cref="FileNotFoundException">There is nothing, or no longer.</exception>
    public IAsyncEnumerable<SampledFrame> ReadAsync(long accountId, string name, CancellationToken cancellation) =>
        SampledFramesReader.ReadAsync(
            async cancel =>
            {
                var stream = await files.OpenAsync(accountId, name, cancel) ?? throw new FileNotFoundException("What was seen in a video is gone.", name);
                await ReadLengthAsync(stream, cancel);
                return stream;
            },
            cancellation);

    private static async Task<TimeSpan> ReadLengthAsync(Stream stream, CancellationToken cancellation)
    {
        var ticks = new byte[sizeof(long)];
        await stream.ReadExactlyAsync(ticks, cancellation);
        return TimeSpan.FromTicks(BinaryPrimitives.ReadInt64LittleEndian(ticks));
    }
}

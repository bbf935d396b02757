using System.Buffers;
using System.Runtime.InteropServices;
using Kashf.Core.Learning;

namespace Kashf.Core.Video.Segments;

/// <summary>
/// Writes sampled frames as bytes, little-endian: magic, version; blocks of frames, each with its length in front and behind it
/// a checksum of all before; an empty block. Memory does not grow with their number.
/// </summary>
/// <param name="destination">Stays open.</param>
public sealed class SampledFramesWriter(Stream destination)
{
    internal const uint Magic = 0x4B535631;
    internal const int Version = 1;

    /// <summary>Bytes of frames from which a block is written.</summary>
    private const int BlockLength = 1 << 16;

    private readonly ArrayBufferWriter<byte> block = new(BlockLength);
    private ulong sum = ModelChecksum.Start;
    private int lastFrame = -1;
    private bool isBegun;

    /// <summary>Whether no frame was added.</summary>
    public bool IsEmpty => lastFrame < 0;

    /// <param name="frame">Later in the video than the one before.</param>
    public async ValueTask AddAsync(SampledFrame frame, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(frame.Position.Frame, lastFrame);
        lastFrame = frame.Position.Frame;
        SampledFrameBytes.Write(frame, block);
        if (block.WrittenCount >= BlockLength)
            await WriteBlockAsync(cancellation);
    }

    /// <summary>Writes what is left, and the end: without it a reader takes the file for damaged.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellation)
    {
        if (block.WrittenCount > 0)
            await WriteBlockAsync(cancellation);
        await WriteBlockAsync(cancellation);
    }

    private async ValueTask WriteBlockAsync(CancellationToken cancellation)
    {
        if (!isBegun)
            await WriteAsync(Bytes<uint>(Magic, Version), cancellation);
        isBegun = true;
        await WriteAsync(Bytes(block.WrittenCount), cancellation);
        await WriteAsync(block.WrittenMemory, cancellation);
        await destination.WriteAsync(Bytes(sum), cancellation);
        block.ResetWrittenCount();
    }

    private ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        sum = ModelChecksum.Of(bytes.Span, sum);
        return destination.WriteAsync(bytes, cancellation);
    }

    private static byte[] Bytes<T>(params ReadOnlySpan<T> values)
        where T : unmanaged => MemoryMarshal.AsBytes(values).ToArray();
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kashf.Core.Learning;

namespace Kashf.Core.Video.Segments;

/// <summary>Reads what <see cref="SampledFramesWriter"/> wrote, a block at a time, and no frame of a block that is damaged.</summary>
public static class SampledFramesReader
{
    private const int MostBlockLength = 1 << 28;
    private const int MostAtOnce = 1 << 16;

    /// <param name="open">Opens the file; the stream is disposed.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged, end too early, go on after the end, or are of another version.</exception>
    public static async IAsyncEnumerable<SampledFrame> ReadAsync(
        Func<CancellationToken, Task<Stream>> open, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var source = await open(cancellation);
        var header = await TakeAsync(source, 2 * sizeof(uint), cancellation);
        var sum = ModelChecksum.Of(header);
        if (MemoryMarshal.Read<uint>(header) != SampledFramesWriter.Magic)
            throw new InvalidDataException("The bytes are not frames of a video.");
        if (MemoryMarshal.Read<int>(header.AsSpan(sizeof(uint))) != SampledFramesWriter.Version)
            throw new InvalidDataException("The frames have a version that this program does not know.");

        for (var isEnd = false; !isEnd;)
        {
            (var block, sum) = await TakeBlockAsync(source, sum, cancellation);
            for (ReadOnlyMemory<byte> rest = block; !rest.IsEmpty;)
                yield return SampledFrameBytes.Read(ref rest);
            isEnd = block.Length == 0;
        }

        if (await source.ReadAsync(new byte[1], cancellation) > 0)
            throw new InvalidDataException("The frames are damaged: something follows their end.");
    }

    private static async Task<(byte[] Block, ulong Sum)> TakeBlockAsync(Stream source, ulong sum, CancellationToken cancellation)
    {
        var prefix = await TakeAsync(source, sizeof(int), cancellation);
        var length = MemoryMarshal.Read<int>(prefix);
        if (length is < 0 or > MostBlockLength)
            throw new InvalidDataException("The frames are damaged: impossible sizes.");
        var block = await TakeAsync(source, length, cancellation);
        sum = ModelChecksum.Of(block, ModelChecksum.Of(prefix, sum));
        return MemoryMarshal.Read<ulong>(await TakeAsync(source, sizeof(ulong), cancellation)) == sum
            ? (block, sum)
            : throw new InvalidDataException("The frames are damaged: a checksum differs.");
    }

    /// <summary>Never takes more memory than the stream has filled, whatever the length claims.</summary>
    private static async Task<byte[]> TakeAsync(Stream source, int length, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream(Math.Min(length, MostAtOnce));
        var buffer = new byte[Math.Min(length, MostAtOnce)];
        while (bytes.Length < length)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - bytes.Length)), cancellation);
            if (read == 0)
                throw new InvalidDataException("The frames end too early.");
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}

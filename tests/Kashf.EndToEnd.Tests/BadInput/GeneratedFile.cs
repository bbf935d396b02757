using System.Net;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>A body that is made while it is sent: a beginning, a run of one letter, an end.</summary>
internal sealed class GeneratedFile(string beginning, long run, string end, bool tellsLength = true) : HttpContent
{
    private static readonly byte[] Block = [.. Enumerable.Repeat((byte)'x', 1 << 16)];

    private long sent;

    /// <summary>Bytes that somebody took.</summary>
    public long Sent => Interlocked.Read(ref sent);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await WriteAsync(stream, System.Text.Encoding.UTF8.GetBytes(beginning));
        for (var left = run; left > 0; left -= Block.Length)
            await WriteAsync(stream, Block.AsMemory(0, (int)Math.Min(left, Block.Length)));
        await WriteAsync(stream, System.Text.Encoding.UTF8.GetBytes(end));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = System.Text.Encoding.UTF8.GetByteCount(beginning) + run + System.Text.Encoding.UTF8.GetByteCount(end);
        return tellsLength;
    }

    private async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes);
        Interlocked.Add(ref sent, bytes.Length);
    }
}

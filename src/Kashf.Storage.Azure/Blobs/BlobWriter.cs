using System.Globalization;
using System.Text;

namespace Kashf.Storage.Azure.Blobs;

/// <summary>Writes a blob of any length, part by part; it is there, whole, once <see cref="CompleteAsync"/> has ended, and not
/// before. Without it nothing is stored: the service forgets the parts.</summary>
internal sealed class BlobWriter(BlobContainer container, string blob, CancellationToken cancellation) : Stream
{
    private const int PartLength = 4 << 20;

    // Two writers of one blob do not mix their parts.
    private readonly Guid writer = Guid.NewGuid();
    private readonly List<string> parts = [];
    private byte[] buffer = new byte[64 << 10];
    private int buffered;
    private long written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => written;

    public override long Position
    {
        get => written;
        set => throw new NotSupportedException();
    }

    /// <summary>Stores what was written.</summary>
    public async Task CompleteAsync()
    {
        if (parts.Count == 0)
        {
            await container.WriteAsync(blob, BinaryData.FromBytes(buffer.AsMemory(0, buffered)), cancellation);
            return;
        }

        if (buffered > 0)
        {
            await StageAsync(cancellation);
        }

        await container.CommitAsync(blob, parts, cancellation);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (!source.IsEmpty)
        {
            source = source[Take(source.Span)..];
            if (buffered == PartLength)
            {
                await StageAsync(cancellationToken);
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> source)
    {
        cancellation.ThrowIfCancellationRequested();
        while (!source.IsEmpty)
        {
            source = source[Take(source)..];
            if (buffered == PartLength)
            {
                StageAsync(cancellation).GetAwaiter().GetResult();
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Take(ReadOnlySpan<byte> source)
    {
        var taken = Math.Min(source.Length, PartLength - buffered);
        if (buffered + taken > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Min(PartLength, Math.Max(2 * buffer.Length, buffered + taken)));
        }

        source[..taken].CopyTo(buffer.AsSpan(buffered));
        buffered += taken;
        written += taken;
        return taken;
    }

    private async Task StageAsync(CancellationToken token)
    {
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{writer:N}{parts.Count:D5}")));
        await container.StageAsync(blob, id, buffer.AsMemory(0, buffered), token);
        parts.Add(id);
        buffered = 0;
    }
}

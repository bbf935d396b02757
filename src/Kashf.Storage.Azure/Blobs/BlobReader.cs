namespace Kashf.Storage.Azure.Blobs;

/// <summary>Reads a blob that never changes, a few megabytes at a time, from any position.</summary>
internal sealed class BlobReader(BlobContainer container, StoredBlob blob) : Stream
{
    private const int PartLength = 4 << 20;

    private ReadOnlyMemory<byte> part;
    private long partStart;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => blob.Length;

    public override long Position
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken = default)
    {
        if (target.IsEmpty || Position >= Length)
        {
            return 0;
        }

        if (Position < partStart || Position >= partStart + part.Length)
        {
            await FetchAsync(cancellationToken);
        }

        var available = part[(int)(Position - partStart)..];
        var read = Math.Min(available.Length, target.Length);
        available[..read].CopyTo(target);
        Position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Current => Position,
        SeekOrigin.End => Length,
        _ => 0,
    };

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task FetchAsync(CancellationToken cancellation)
    {
        var length = Math.Min(PartLength, Length - Position);
        var content = await container.ReadAsync(blob.Name, Position, length, cancellation)
            ?? throw new IOException("The file was deleted while it was read.");
        (part, partStart) = (content.ToMemory(), Position);
    }
}

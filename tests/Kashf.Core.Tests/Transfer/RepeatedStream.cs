namespace Kashf.Core.Tests.Transfer;

/// <summary>A beginning, one pattern many times, and an end; never whole in memory.</summary>
internal sealed class RepeatedStream(byte[] beginning, byte[] pattern, long times, byte[] ending) : Stream
{
    private readonly long length = beginning.Length + (pattern.Length * times) + ending.Length;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => position = value; }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, length - position);
        for (var i = 0; i < count; i++)
            buffer[i] = At(position + i);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private byte At(long index)
    {
        if (index < beginning.Length)
            return beginning[index];
        var inPattern = index - beginning.Length;
        return inPattern < pattern.Length * times ? pattern[inPattern % pattern.Length] : ending[inPattern - (pattern.Length * times)];
    }
}

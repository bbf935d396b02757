namespace Kashf.Core.Tests.Transfer;

/// <summary>A beginning, one pattern many times, and an end; never whole in memory.</summary>
internal sealed class RepeatedStream(byte[] beginning, byte[] pattern, long times, byte[] ending) : Stream
{
    private readonly long length = beginning.Length + (pattern.Length * times) + ending.Length;
    private readonly byte[] block = [.. Enumerable.Repeat(pattern, 1_000).SelectMany(bytes => bytes)];
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => position = value; }

    public override int Read(Span<byte> buffer)
    {
        var given = 0;
        while (given < buffer.Length && position < length)
        {
            var next = Next();
            var count = Math.Min(next.Length, buffer.Length - given);
            next[..count].CopyTo(buffer[given..]);
            given += count;
            position += count;
        }

        return given;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private ReadOnlySpan<byte> Next()
    {
        if (position < beginning.Length)
            return beginning.AsSpan((int)position);
        var inPatterns = position - beginning.Length;
        var left = (pattern.Length * times) - inPatterns;
        return left > 0 ? block.AsSpan((int)(inPatterns % pattern.Length), (int)Math.Min(left, block.Length - pattern.Length)) : ending.AsSpan((int)-left);
    }
}

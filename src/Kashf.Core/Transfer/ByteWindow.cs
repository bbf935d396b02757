using System.Buffers;

namespace Kashf.Core.Transfer;

/// <summary>A view that moves over a stream: bytes held since a mark, and bytes read but not yet scanned.</summary>
/// <param name="offset">Where the stream stands, in the terms of <see cref="Offset"/>.</param>
/// <param name="length">How many bytes to read at most.</param>
internal sealed class ByteWindow(Stream stream, long offset, long length, int blockBytes) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(blockBytes);
    private int heldFrom;
    private int next;
    private int end;
    private long left = length;

    /// <summary>Of the next byte to scan.</summary>
    public long Offset { get; private set; } = offset;

    public ReadOnlySpan<byte> Held => buffer.AsSpan(heldFrom, next - heldFrom);

    public ReadOnlySpan<byte> Unscanned => buffer.AsSpan(next, end - next);

    public bool IsEmpty => next == end;

    public void Advance(int bytes)
    {
        next += bytes;
        Offset += bytes;
    }

    /// <summary>Holds nothing of what was scanned so far.</summary>
    public void Release() => heldFrom = next;

    /// <returns>False at the end.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        MakeRoom();
        var room = (int)Math.Min(buffer.Length - end, left);
        var read = room == 0 ? 0 : await stream.ReadAsync(buffer.AsMemory(end, room), cancellation);
        end += read;
        left -= read;
        return read > 0;
    }

    public void Dispose()
    {
        var returned = buffer;
        buffer = [];
        if (returned.Length > 0)
            ArrayPool<byte>.Shared.Return(returned);
    }

    private void MakeRoom()
    {
        var kept = buffer.AsSpan(heldFrom, end - heldFrom);
        if (kept.Length > buffer.Length / 2)
        {
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            kept.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        else if (heldFrom > 0)
        {
            kept.CopyTo(buffer);
        }

        next -= heldFrom;
        end -= heldFrom;
        heldFrom = 0;
    }
}

using System.Buffers;
using Kashf.Core.Items;

namespace Kashf.Core.Transfer;

/// <summary>Writes items to a stream, a bounded buffer at a time.</summary>
public static class ExportFile
{
    private const int BlockBytes = 64 << 10;

    /// <param name="format">How to write.</param>
    /// <param name="items">In the order of their lines.</param>
    /// <param name="destination">Not flushed, not disposed of.</param>
    /// <param name="withHeader">False for the parts of a file after its first.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>How many items were written.</returns>
    public static async Task<long> WriteAsync(
        this ExportFormat format, IAsyncEnumerable<Item> items, Stream destination, bool withHeader, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>(BlockBytes * 2);
        if (withHeader)
            format.WriteHeader(buffer);
        var rows = 0L;
        await foreach (var item in items.WithCancellation(cancellation))
        {
            format.WriteRow(buffer, item);
            rows++;
            if (buffer.WrittenCount < BlockBytes)
                continue;
            await destination.WriteAsync(buffer.WrittenMemory, cancellation);
            buffer.ResetWrittenCount();
        }

        await destination.WriteAsync(buffer.WrittenMemory, cancellation);
        return rows;
    }
}

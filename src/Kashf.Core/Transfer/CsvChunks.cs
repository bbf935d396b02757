using System.Runtime.CompilerServices;

namespace Kashf.Core.Transfer;

/// <summary>Cuts a CSV file at record boundaries in one pass, without decoding it.</summary>
public static class CsvChunks
{
    private const int BlockBytes = 256 << 10;

    /// <summary>
    /// Chunks that together cover every record after the header, in order. Each ends with the record that makes it
    /// <paramref name="rows"/> records or <paramref name="bytes"/> bytes long, or with the file.
    /// </summary>
    /// <param name="stream">Standing at the header's <see cref="CsvHeader.DataOffset"/>.</param>
    public static async IAsyncEnumerable<CsvChunk> PlanAsync(
        Stream stream, CsvHeader header, int rows, long bytes, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        using var window = new ByteWindow(stream, header.DataOffset, long.MaxValue, BlockBytes);
        var cutter = new ChunkCutter(header, rows, bytes);
        while (!window.IsEmpty || await window.FillAsync(cancellation))
        {
            if (cutter.Scan(window) is { } chunk)
                yield return chunk;
        }

        if (cutter.Rest(window.Offset) is { } last)
            yield return last;
    }
}

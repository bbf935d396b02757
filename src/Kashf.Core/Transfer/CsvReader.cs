using System.Runtime.CompilerServices;

namespace Kashf.Core.Transfer;

/// <summary>
/// Reads the records of a chunk, or of a whole file. Memory is bounded by <see cref="CsvLimits.RecordBytes"/>: a record
/// beyond the limits is passed over as it streams by and reported as failed, and reading goes on with the next.
/// </summary>
/// <param name="stream">Standing at the chunk's first byte; it is not disposed of.</param>
/// <param name="header">The file's header.</param>
/// <param name="chunk">What to read; <see cref="CsvChunk.AllAfter"/> reads to the end of the file.</param>
/// <param name="limits">What a record may cost.</param>
public sealed class CsvReader(Stream stream, CsvHeader header, CsvChunk chunk, CsvLimits limits) : IDisposable
{
    private const int BlockBytes = 64 << 10;

    private readonly ByteWindow window = new(stream, chunk.Offset, chunk.Length, BlockBytes);
    private readonly List<string> cells = [];
    private CsvScanner scanner = new((byte)header.Delimiter, chunk.FirstLine);
    private long row = chunk.FirstRow - 1;

    /// <summary>All records that are left, in order.</summary>
    public async IAsyncEnumerable<CsvRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await ReadAsync(cancellation) is { } record)
            yield return record;
    }

    /// <returns>The next record; null at the end.</returns>
    public async ValueTask<CsvRecord?> ReadAsync(CancellationToken cancellation)
    {
        if (!await SkipBreaksAsync(cancellation))
            return null;
        var (offset, line) = (window.Offset, scanner.Line);
        row++;
        scanner.BeginRecord();
        string? excess = null;
        var ended = false;
        while (!ended && (!window.IsEmpty || await window.FillAsync(cancellation)))
        {
            window.Advance(scanner.Scan(window.Unscanned, out ended));
            if (excess is null && window.Held.Length > limits.RecordBytes)
                excess = CsvCells.DescribeExcess(window.Held, header.Delimiter, limits);
            if (excess is not null)
                window.Release();
        }

        var failure = Unclosed(ended) ?? TooManyCells() ?? excess ?? Ragged() ?? Split(ended);
        window.Release();
        return new CsvRecord(row, line, offset, failure is null ? cells.ToArray() : [], failure);
    }

    public void Dispose() => window.Dispose();

    private async ValueTask<bool> SkipBreaksAsync(CancellationToken cancellation)
    {
        while (!window.IsEmpty || await window.FillAsync(cancellation))
        {
            window.Advance(scanner.SkipBreaks(window.Unscanned));
            window.Release();
            if (!window.IsEmpty)
                return true;
        }

        return false;
    }

    private string? Split(bool ended)
    {
        cells.Clear();
        return CsvCells.Split(ended ? window.Held[..^1] : window.Held, header.Delimiter, limits, cells);
    }

    private string? Unclosed(bool ended) => ended || !scanner.InQuotes
        ? null
        : $"a quote opens in this row and never closes; all that follows it, up to line {scanner.Line:N0}, was read as one cell";

    private string? TooManyCells() =>
        scanner.Cells > limits.Columns ? $"the row has {scanner.Cells:N0} cells; at most {limits.Columns:N0} are taken" : null;

    private string? Ragged() => scanner.Cells == header.Names.Count
        ? null
        : $"the row has {Count(scanner.Cells)}, the header {header.Names.Count:N0}";

    private static string Count(int cells) => cells == 1 ? "1 cell" : $"{cells:N0} cells";
}

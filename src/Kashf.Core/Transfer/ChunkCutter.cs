namespace Kashf.Core.Transfer;

/// <summary>Counts records as they pass and says when a chunk is full.</summary>
internal sealed class ChunkCutter(CsvHeader header, int rowsWanted, long bytesWanted)
{
    private CsvScanner scanner = new((byte)header.Delimiter, header.DataLine);
    private bool inRecord;
    private long offset;
    private long firstLine;
    private long firstRow = 1;
    private int rows;

    /// <summary>Scans the window up to the end of a chunk, or of its bytes.</summary>
    public CsvChunk? Scan(ByteWindow window)
    {
        while (!window.IsEmpty)
        {
            if (!inRecord && !TryBegin(window))
                break;
            window.Advance(scanner.Scan(window.Unscanned, out var ended));
            inRecord = !ended;
            if (ended && (rows == rowsWanted || window.Offset - offset >= bytesWanted))
            {
                window.Release();
                return Cut(window.Offset);
            }
        }

        window.Release();
        return null;
    }

    /// <returns>What remains at the end of the file; null where nothing does.</returns>
    public CsvChunk? Rest(long end) => rows > 0 ? Cut(end) : null;

    private bool TryBegin(ByteWindow window)
    {
        window.Advance(scanner.SkipBreaks(window.Unscanned));
        if (window.IsEmpty)
            return false;
        if (rows == 0)
            (offset, firstLine) = (window.Offset, scanner.Line);
        scanner.BeginRecord();
        rows++;
        return true;
    }

    private CsvChunk Cut(long end)
    {
        var chunk = new CsvChunk(offset, end - offset, firstRow, firstLine, rows);
        firstRow += rows;
        rows = 0;
        return chunk;
    }
}

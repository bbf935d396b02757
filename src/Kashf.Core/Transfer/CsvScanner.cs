namespace Kashf.Core.Transfer;

/// <summary>
/// Finds where CSV records end (RFC 4180), over blocks of any size. A quote opens a quoted cell only as the cell's first
/// byte; CR, LF and CRLF end a record alike. It keeps its state between blocks and never looks at a byte twice.
/// </summary>
internal struct CsvScanner(byte delimiter, long line)
{
    internal const byte Quote = (byte)'"';
    private const byte CarriageReturn = (byte)'\r';
    private const byte LineFeed = (byte)'\n';

    private State state = State.CellStart;
    private bool afterCarriageReturn;

    private enum State : byte
    {
        CellStart,
        Plain,
        Quoted,
        QuoteInQuoted,
    }

    /// <summary>The line, from 1, in which the next byte lies.</summary>
    public long Line { get; private set; } = line;

    /// <summary>Cells of the record so far.</summary>
    public int Cells { get; private set; } = 1;

    /// <summary>The last byte lay in a quoted cell that is still open.</summary>
    public readonly bool InQuotes => state == State.Quoted;

    public void BeginRecord()
    {
        state = State.CellStart;
        Cells = 1;
        afterCarriageReturn = false;
    }

    /// <returns>How many bytes of line breaks come before the next record.</returns>
    public int SkipBreaks(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && bytes[at] is CarriageReturn or LineFeed)
            CountBreak(bytes[at++]);
        return at;
    }

    /// <summary>Scans to the end of the record or of the bytes.</summary>
    /// <param name="ended">The last byte scanned is the first of the record's line break.</param>
    /// <returns>How many bytes were scanned.</returns>
    public int Scan(ReadOnlySpan<byte> bytes, out bool ended)
    {
        var at = 0;
        ended = false;
        while (at < bytes.Length && !ended)
        {
            switch (state)
            {
                case State.CellStart:
                    state = bytes[at] == Quote ? State.Quoted : State.Plain;
                    at += state == State.Quoted ? 1 : 0;
                    break;
                case State.Plain:
                    at += ScanPlain(bytes[at..], out ended);
                    break;
                case State.Quoted:
                    at += ScanQuoted(bytes[at..]);
                    break;
                default:
                    state = bytes[at] == Quote ? State.Quoted : State.Plain;
                    at += state == State.Quoted ? 1 : 0;
                    break;
            }
        }

        return at;
    }

    private int ScanPlain(ReadOnlySpan<byte> bytes, out bool ended)
    {
        ended = false;
        var stop = bytes.IndexOfAny(delimiter, CarriageReturn, LineFeed);
        if (stop < 0)
            return bytes.Length;
        if (bytes[stop] == delimiter)
        {
            Cells++;
            state = State.CellStart;
        }
        else
        {
            ended = true;
            CountBreak(bytes[stop]);
        }

        return stop + 1;
    }

    private int ScanQuoted(ReadOnlySpan<byte> bytes)
    {
        var stop = bytes.IndexOf(Quote);
        var inside = stop < 0 ? bytes : bytes[..stop];
        Line += inside.Count(LineFeed);
        if (stop < 0)
            return bytes.Length;
        state = State.QuoteInQuoted;
        return stop + 1;
    }

    private void CountBreak(byte value)
    {
        if (value == CarriageReturn || !afterCarriageReturn)
            Line++;
        afterCarriageReturn = value == CarriageReturn;
    }
}

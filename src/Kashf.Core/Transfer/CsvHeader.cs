using System.Text.Unicode;
using Kashf.Core.Results;

namespace Kashf.Core.Transfer;

/// <summary>A CSV file's first record, and how to read the others.</summary>
/// <param name="Names">As they are written, without surrounding spaces.</param>
/// <param name="Delimiter">Comma, semicolon or tab.</param>
/// <param name="DataOffset">The first byte after the header's line.</param>
/// <param name="DataLine">The line, from 1, that begins there.</param>
public sealed record CsvHeader(IReadOnlyList<string> Names, char Delimiter, long DataOffset, long DataLine)
{
    private const int MostBytes = 1 << 20;

    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>
    /// Reads the header. The delimiter is the one under which the header has one of the expected names; between several
    /// the one that makes the most cells, then the comma.
    /// </summary>
    /// <param name="stream">UTF-8, with a byte order mark or without, standing at its beginning; where it stands afterwards
    /// is not said.</param>
    /// <param name="expected">Names of columns, of which a fitting file has at least one; case is ignored.</param>
    /// <param name="limits">What the header may cost.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Or an <see cref="ErrorKind.Unprocessable"/> error.</returns>
    public static async Task<Result<CsvHeader>> ReadAsync(
        Stream stream, IReadOnlyCollection<string> expected, CsvLimits limits, CancellationToken cancellation)
    {
        var bytes = new byte[Math.Min(limits.RecordBytes, MostBytes)];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return Parse(bytes.AsSpan(0, length), whole: length < bytes.Length, expected, limits);
    }

    private static Result<CsvHeader> Parse(ReadOnlySpan<byte> bytes, bool whole, IReadOnlyCollection<string> expected, CsvLimits limits)
    {
        var start = bytes.StartsWith(CsvEncodings.Utf8Mark) ? CsvEncodings.Utf8Mark.Length : 0;
        var scanner = new CsvScanner((byte)Delimiters[0], 1);
        start += scanner.SkipBreaks(bytes[start..]);
        if (start == bytes.Length)
            return TransferErrors.NoHeader;

        Result<CsvHeader>? best = null;
        var bestScore = (Fits: false, Cells: 0);
        foreach (var delimiter in Delimiters)
        {
            var header = Parse(bytes, start, scanner.Line, whole, delimiter, limits, out var names);
            var score = (names.Any(name => expected.Contains(name, StringComparer.OrdinalIgnoreCase)), names.Length);
            if (best is null || score.CompareTo(bestScore) > 0)
                (best, bestScore) = (header, score);
        }

        return best!.Value;
    }

    /// <param name="names">As far as they can be told, even where the header is refused.</param>
    private static Result<CsvHeader> Parse(
        ReadOnlySpan<byte> bytes, int start, long line, bool whole, char delimiter, CsvLimits limits, out string[] names)
    {
        var scanner = new CsvScanner((byte)delimiter, line);
        var length = scanner.Scan(bytes[start..], out var ended);
        var record = bytes.Slice(start, ended ? length - 1 : length);
        var cells = new List<string>();
        var malformed = CsvCells.Split(record, delimiter, limits, cells);
        names = [.. cells.Select(name => FormulaGuard.Remove(name).Trim())];

        if (scanner.Cells > limits.Columns)
            return TransferErrors.HeaderTooWide(limits.Columns);
        if (!ended && (!whole || scanner.InQuotes))
            return TransferErrors.HeaderUnending(Math.Min(limits.RecordBytes, MostBytes));
        if (!Utf8.IsValid(record))
            return TransferErrors.HeaderNotUtf8;
        if (malformed is not null)
            return TransferErrors.HeaderMalformed(malformed);
        var end = start + length;
        end += ended ? scanner.SkipBreaks(bytes[end..]) : 0;
        return new CsvHeader(names, delimiter, end, scanner.Line);
    }
}

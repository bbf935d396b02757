using System.Text;
using System.Text.Unicode;

namespace Kashf.Core.Transfer;

/// <summary>Cuts one record, whole and without its line break, into cells.</summary>
internal static class CsvCells
{
    /// <summary>Adds the record's cells to <paramref name="cells"/>, as far as it can be read.</summary>
    /// <returns>Why the record is refused; null where it is fine.</returns>
    public static string? Split(ReadOnlySpan<byte> record, char delimiter, CsvLimits limits, List<string> cells)
    {
        while (true)
        {
            var length = CellLength(record, (byte)delimiter, out var malformed);
            if (malformed)
                return $"cell {cells.Count + 1} has text after its closing quote; inside a quoted cell, write each quote twice";
            if (TryDecode(record[..length], limits.CellCharacters, out var cell) is { } reason)
                return $"cell {cells.Count + 1} {reason}";
            cells.Add(cell);
            if (length == record.Length)
                return null;
            record = record[(length + 1)..];
        }
    }

    /// <returns>Which limit a record breaks of which the beginning is given.</returns>
    public static string DescribeExcess(ReadOnlySpan<byte> beginning, char delimiter, CsvLimits limits)
    {
        // A character takes at most three bytes in UTF-8, or two as a doubled quote.
        var certainlyTooLong = (3L * limits.CellCharacters) + 2;
        for (var cell = 1; ; cell++)
        {
            var length = CellLength(beginning, (byte)delimiter, out _);
            if (length > certainlyTooLong)
                return $"cell {cell} {TooLong(limits.CellCharacters)}";
            if (length == beginning.Length)
                return $"the row has more than {limits.RecordBytes:N0} bytes";
            beginning = beginning[(length + 1)..];
        }
    }

    private static int CellLength(ReadOnlySpan<byte> bytes, byte delimiter, out bool malformed)
    {
        var closed = ClosedAt(bytes);
        var rest = bytes[closed..].IndexOf(delimiter);
        malformed = closed > 0 && rest != 0 && closed < bytes.Length;
        return rest < 0 ? bytes.Length : closed + rest;
    }

    /// <returns>The position after the closing quote; 0 where the cell is not quoted.</returns>
    private static int ClosedAt(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != CsvScanner.Quote)
            return 0;
        var at = 1;
        while (true)
        {
            var quote = bytes[at..].IndexOf(CsvScanner.Quote);
            if (quote < 0)
                return bytes.Length;
            at += quote + 1;
            if (at == bytes.Length || bytes[at] != CsvScanner.Quote)
                return at;
            at++;
        }
    }

    private static string? TryDecode(ReadOnlySpan<byte> cell, int limit, out string text)
    {
        text = "";
        var quoted = !cell.IsEmpty && cell[0] == CsvScanner.Quote;
        var inner = quoted ? cell[1..Math.Max(1, cell.Length - 1)] : cell;
        if (!Utf8.IsValid(inner))
            return "is not UTF-8; save the file as UTF-8";
        // Doubled quotes halve at most, so a cell of twice the limit is refused before it is decoded.
        if (inner.Length > limit && Encoding.UTF8.GetCharCount(inner) > 2L * limit)
            return TooLong(limit);
        text = Encoding.UTF8.GetString(inner);
        if (quoted)
            text = text.Replace("\"\"", "\"", StringComparison.Ordinal);
        return text.Length > limit ? TooLong(limit) : null;
    }

    private static string TooLong(int limit) => $"has more than {limit:N0} characters";
}

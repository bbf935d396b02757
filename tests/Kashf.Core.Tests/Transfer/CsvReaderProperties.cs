using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Transfer;

namespace Kashf.Core.Tests.Transfer;

public sealed class CsvReaderProperties
{
    private const int Columns = 3;

    private static readonly Gen<string> Cells = Gen
        .Elements("", "a", "bc", ",", ";", "\"", "\n", "\r\n", "\r", "'", "=", " ", "سلام", "\u200f", "🙂", "\t", "text of some words")
        .ArrayOf().Select(string.Concat);

    private static readonly Gen<string[][]> Tables =
        Cells.ArrayOf(Columns).Where(row => row.Any(cell => cell.Length > 0)).ArrayOf();

    private static readonly Gen<string> Raw = Gen
        .Elements("a", ",", "\"", "\n", "\r\n", "\r", "\"\"", "\",\"", "سلام", "\n\n", "x,y,z\n")
        .ArrayOf().Select(parts => "content,b,c\n" + string.Concat(parts));

    [Fact]
    public void ReadAsync_WhatCsvHelperWrites_ReadsTheSame() => Check(
        from rows in Tables
        from delimiter in Gen.Elements(",", ";", "\t")
        from newLine in Gen.Elements("\n", "\r\n")
        from block in Gen.Choose(1, 40)
        select (rows, delimiter, newLine, block),
        given =>
        {
            var file = Write(given.rows, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = given.delimiter,
                NewLine = given.newLine,
                // By itself it leaves a lone CR or LF unquoted where lines end otherwise.
                ShouldQuote = cell => ConfigurationFunctions.ShouldQuote(cell) || cell.Field?.AsSpan().ContainsAny('\r', '\n') == true,
            });
            var read = CsvFile.ReadAsync(file, blockBytes: given.block).GetAwaiter().GetResult();
            return read.All(record => record.Failure is null) && SameCells(given.rows, read);
        });

    [Fact]
    public void ReadAsync_WhatItTakesOfAnyText_CsvHelperReadsTheSame() => Check(Raw, text =>
    {
        var read = CsvFile.ReadAsync(CsvFile.Bytes(text)).GetAwaiter().GetResult();
        if (read.Any(record => record.Failure is not null))
            return true;
        return ReadWithCsvHelper(text) is not { } rows || SameCells(rows, read);
    });

    [Fact]
    public void ReadAsync_AnyBlocks_ReadsTheSame() => Check(
        from text in Raw
        from block in Gen.Choose(1, 10)
        select (text, block),
        given =>
        {
            var file = CsvFile.Bytes(given.text);
            var whole = CsvFile.ReadAsync(file).GetAwaiter().GetResult();
            return Same(whole, CsvFile.ReadAsync(file, blockBytes: given.block).GetAwaiter().GetResult());
        });

    [Fact]
    public void PlanAsync_AnyText_ChunksReadAsTheWhole() => Check(
        from text in Raw
        from rows in Gen.Choose(1, 5)
        from bytes in Gen.Choose(1, 40)
        from block in Gen.Choose(1, 20)
        select (text, rows, bytes, block),
        given =>
        {
            var file = CsvFile.Bytes(given.text);
            var header = CsvFile.HeaderAsync(file).GetAwaiter().GetResult();
            var chunks = CsvFile.PlanAsync(file, header, given.rows, given.bytes, given.block).GetAwaiter().GetResult();
            var parts = chunks.Select(chunk => CsvFile.ReadAsync(file, header, chunk).GetAwaiter().GetResult()).ToList();
            return Same(CsvFile.ReadAsync(file).GetAwaiter().GetResult(), [.. parts.SelectMany(part => part)])
                && parts.Select(part => part.Count).SequenceEqual(chunks.Select(chunk => chunk.Rows))
                && chunks.All(chunk => chunk.Rows <= given.rows);
        });

    private static byte[] Write(string[][] rows, CsvConfiguration configuration)
    {
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, configuration))
        {
            foreach (var row in rows.Prepend(["content", "b", "c"]))
            {
                foreach (var cell in row)
                    csv.WriteField(cell);
                csv.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <returns>Null where a quote stands inside an unquoted cell, which CsvHelper reads in a way of its own.</returns>
    private static List<string[]>? ReadWithCsvHelper(string text)
    {
        var bad = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = _ => bad = true };
        using var csv = new CsvParser(new StringReader(text), configuration);
        var rows = new List<string[]>();
        csv.Read();
        while (csv.Read())
            rows.Add(csv.Record!);
        return bad ? null : rows;
    }

    private static bool SameCells(IReadOnlyList<string[]> expected, List<CsvRecord> read) =>
        expected.Count == read.Count && expected.Zip(read).All(pair => pair.First.SequenceEqual(pair.Second.Cells));

    private static bool Same(List<CsvRecord> expected, List<CsvRecord> read) =>
        expected.Count == read.Count
        && expected.Zip(read).All(pair => pair.First with { Cells = [] } == pair.Second with { Cells = [] } && pair.First.Cells.SequenceEqual(pair.Second.Cells));

    private static void Check<T>(Gen<T> given, Func<T, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(given.ToArbitrary(), holds));
}

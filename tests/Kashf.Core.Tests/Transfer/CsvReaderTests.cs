using System.Text;
using Kashf.Core.Transfer;

namespace Kashf.Core.Tests.Transfer;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("content,tags\na,b\nc,d\n")]
    [InlineData("content,tags\r\na,b\r\nc,d\r\n")]
    [InlineData("content,tags\ra,b\rc,d\r")]
    [InlineData("content,tags\na,b\nc,d")]
    [InlineData("\n\ncontent,tags\n\n\na,b\n\r\n\nc,d\n\n")]
    [InlineData("content;tags\na;b\nc;d")]
    [InlineData("content\ttags\na\tb\nc\td")]
    [InlineData("\uFEFFcontent,tags\n\"a\",b\n\"c\",\"d\"")]
    public async Task ReadAsync_CommonForms_GivesTheSameCells(string file)
    {
        var records = await CsvFile.ReadAsync(CsvFile.Bytes(file));
        Assert.Equal([["a", "b"], ["c", "d"]], records.Select(record => record.Cells));
        Assert.All(records, record => Assert.Null(record.Failure));
    }

    [Fact]
    public async Task ReadAsync_QuotedCells_KeepBreaksDelimitersAndQuotes()
    {
        var records = await CsvFile.ReadAsync(CsvFile.Bytes("content,tags\r\n\"a\r\nb,\"\"c\"\"\",\"\"\r\n5\" wide,x"));
        Assert.Equal([["a\r\nb,\"c\"", ""], ["5\" wide", "x"]], records.Select(record => record.Cells));
    }

    [Fact]
    public async Task ReadAsync_ManyRecords_SaysRowLineAndOffset()
    {
        const string file = "content,tags\n\"one\ntwo\",x\r\n\r\nسلام,y\nz,1,2\nlast,w";
        var records = await CsvFile.ReadAsync(CsvFile.Bytes(file));
        Assert.Equal([1, 2, 3, 4], records.Select(record => record.Row));
        Assert.Equal([2, 5, 6, 7], records.Select(record => record.Line));
        Assert.Equal(
            [.. new[] { "\"one", "سلام", "z,", "last" }.Select(text => Encoding.UTF8.GetByteCount(file[..file.IndexOf(text, StringComparison.Ordinal)]))],
            records.Select(record => (int)record.Offset));
    }

    [Theory]
    [InlineData("a", "the row has 1 cell, the header 2")]
    [InlineData("a,b,c", "the row has 3 cells, the header 2")]
    [InlineData("\"a\" b,c", "cell 1 has text after its closing quote; inside a quoted cell, write each quote twice")]
    [InlineData("a,12345678901", "cell 2 has more than 10 characters")]
    [InlineData("a,\"12345678\"\"01\"", "cell 2 has more than 10 characters")]
    [InlineData("a,b,c,d,e", "the row has 5 cells; at most 4 are taken")]
    public async Task ReadAsync_BadRow_FailsAlone(string row, string reason)
    {
        var limits = new CsvLimits(CellCharacters: 10, Columns: 4);
        var records = await CsvFile.ReadAsync(CsvFile.Bytes($"content,tags\nx,y\n{row}\nx,z\n"), limits);
        Assert.Equal([null, reason, null], records.Select(record => record.Failure));
        Assert.Empty(records[1].Cells);
        Assert.Equal(["x", "z"], records[2].Cells);
    }

    [Fact]
    public async Task ReadAsync_RowThatIsNotUtf8_FailsAlone()
    {
        byte[] file = [.. CsvFile.Bytes("content,tags\nx,y\nx,"), 0xD3, 0xE1, .. CsvFile.Bytes("\nx,z")];
        var records = await CsvFile.ReadAsync(file);
        Assert.Equal([null, "cell 2 is not UTF-8; save the file as UTF-8", null], records.Select(record => record.Failure));
    }

    [Fact]
    public async Task ReadAsync_UnclosedQuote_FailsTheRowInWhichItOpens()
    {
        var records = await CsvFile.ReadAsync(CsvFile.Bytes("content,tags\nx,y\nx,\"open\na,b\nc,d\n"));
        Assert.Equal([1, 2], records.Select(record => record.Row));
        Assert.Equal(3, records[1].Line);
        Assert.Equal("a quote opens in this row and never closes; all that follows it, up to line 6, was read as one cell", records[1].Failure);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("")]
    public async Task ReadAsync_CellOfAHundredMegabytes_FailsInBoundedMemory(string quote)
    {
        using var stream = new RepeatedStream(CsvFile.Bytes($"x,y\nx,{quote}"), CsvFile.Bytes("abcdefghij"), 10_000_000, CsvFile.Bytes($"{quote}\nx,z\n"));
        var records = await ReadBoundedAsync(stream);
        Assert.Equal([null, "cell 2 has more than 100,000 characters", null], records.Select(record => record.Failure));
    }

    [Fact]
    public async Task ReadAsync_RowOfTwoMillionCells_FailsInBoundedMemory()
    {
        using var stream = new RepeatedStream(CsvFile.Bytes("x,y\nx"), CsvFile.Bytes(",ab"), 2_000_000, CsvFile.Bytes("\nx,z\n"));
        var records = await ReadBoundedAsync(stream);
        Assert.Equal([null, "the row has 2,000,001 cells; at most 1,000 are taken", null], records.Select(record => record.Failure));
    }

    [Fact]
    public async Task ReadAsync_RowOfTooManyBytes_SaysSo()
    {
        var file = CsvFile.Bytes($"content,tags\n{new string('a', 90)},{new string('b', 90)}\nx,y");
        var records = await CsvFile.ReadAsync(file, new CsvLimits(CellCharacters: 100, RecordBytes: 150), blockBytes: 10);
        Assert.Equal(["the row has more than 150 bytes", null], records.Select(record => record.Failure));
    }

    private static async Task<List<CsvRecord>> ReadBoundedAsync(Stream stream)
    {
        // All of it runs on this thread, since the stream never waits.
        const long bound = 64 << 20;
        var header = new CsvHeader(["content", "tags"], ',', 0, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = new CsvReader(stream, header, CsvChunk.AllAfter(header), new CsvLimits());
        var records = await reader.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Null(records[^1].Failure);
        Assert.Equal(["x", "z"], records[^1].Cells);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, bound);
        return records;
    }
}

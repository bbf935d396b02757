using System.Text;
using Kashf.Core.Results;
using Kashf.Core.Transfer;

namespace Kashf.Core.Tests.Transfer;

public sealed class CsvHeaderTests
{
    [Theory]
    [InlineData("content,tags\n", ',', "content|tags")]
    [InlineData("tags;content;a, b, c\n", ';', "tags|content|a, b, c")]
    [InlineData("a;b;c,Content\n", ',', "a;b;c|Content")]
    [InlineData("\"content\"\t\" x,y;z \"", '\t', "content|x,y;z")]
    [InlineData("content", ',', "content")]
    [InlineData("one;two;three,four\n", ';', "one|two|three,four")]
    public async Task ReadAsync_Delimiters_AreFoundByTheNames(string file, char delimiter, string names)
    {
        var header = await CsvFile.HeaderAsync(CsvFile.Bytes(file));
        Assert.Equal(delimiter, header.Delimiter);
        Assert.Equal(names.Split('|'), header.Names);
    }

    [Theory]
    [InlineData("content,b\nx", 10, 2)]
    [InlineData("content,b\r\nx", 11, 2)]
    [InlineData("\uFEFF\ncontent,\"b\nc\"\n\nx", 19, 5)]
    [InlineData("content,b", 9, 1)]
    public async Task ReadAsync_AnyLineBreaks_SaysWhereTheDataBegin(string file, int offset, int line)
    {
        var header = await CsvFile.HeaderAsync(CsvFile.Bytes(file));
        Assert.Equal((offset, line), (header.DataOffset, header.DataLine));
    }

    [Theory]
    [InlineData("", "csv-header", "the file is empty")]
    [InlineData("\uFEFF\r\n\n", "csv-header", "the file is empty")]
    [InlineData("content,\"b\na,b\n", "csv-header", "a quote that opens in it never closes")]
    [InlineData("content,\"b\"c\n", "csv-header", "cell 2 has text after its closing quote")]
    [InlineData("content,b,c,d,e\n", "csv-header", "more than 4 columns")]
    [InlineData("content,bbbbbbbbbbbbbbbbbbbbb\n", "csv-header", "more than 20 characters")]
    public async Task ReadAsync_UnreadableFirstLine_SaysWhatIsWrong(string file, string code, string words)
    {
        var error = await RefusalAsync(CsvFile.Bytes(file), new CsvLimits(CellCharacters: 20, Columns: 4));
        Assert.Equal((ErrorKind.Unprocessable, code), (error.Kind, error.Code));
        Assert.Contains(words, error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_FirstLineThatNeverEnds_IsRefusedWithoutReadingOn()
    {
        using var file = new RepeatedStream(CsvFile.Bytes("content"), CsvFile.Bytes("x"), 1L << 40, []);
        var header = await CsvHeader.ReadAsync(file, ColumnNames.OfContent, new CsvLimits(), TestContext.Current.CancellationToken);
        Assert.Contains("does not end within 1,048,576 bytes", header.Error?.Detail, StringComparison.Ordinal);
        Assert.Equal(1 << 20, file.Position);
    }

    [Fact]
    public async Task ReadAsync_FirstLineInAnotherEncoding_SaysSo()
    {
        var error = await RefusalAsync([.. CsvFile.Bytes("content,"), 0xC8, 0xD1, .. CsvFile.Bytes("\na,b")], new CsvLimits());
        Assert.Equal("csv-encoding", error.Code);
        Assert.Contains("CSV UTF-8", error.Detail, StringComparison.Ordinal);
    }

    private static async Task<Error> RefusalAsync(byte[] file, CsvLimits limits)
    {
        var header = await CsvHeader.ReadAsync(new MemoryStream(file), ColumnNames.OfContent, limits, TestContext.Current.CancellationToken);
        Assert.NotNull(header.Error);
        return header.Error;
    }
}

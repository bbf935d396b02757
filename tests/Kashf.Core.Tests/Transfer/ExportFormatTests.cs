using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Core.Limits;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Tags;
using Kashf.Core.Transfer;

namespace Kashf.Core.Tests.Transfer;

public sealed class ExportFormatTests
{
    private static readonly string[] Titles =
        ["sport", "a|b", "x, \"y\"", "[1]", "=1", "'", "سیاست\u200cمدار", "39", "a\\b/<c>", "🙂\u2028", " spaced ", "SPORT"];

    private static readonly IReadOnlyList<Tag> Tags =
        [.. Titles.Select((title, i) => new Tag { Id = i + 39, AccountId = 1, DatasetId = 1, Title = title })];

    private static readonly Gen<string> Contents = Gen.Elements(
        "a", "'", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", ";", "|", "\u200f", "سلام", "🙂", " ", "\uFEFF", "\u2028", "\u0001")
        .ArrayOf().Select(string.Concat).Where(text => ContentRules.Refuse(text, new RequestLimits()) is null);

    private static readonly Gen<PixelBox?> Boxes =
        from given in Gen.Elements(true, false)
        from corner in Gen.Choose(-10, 100_000)
        from side in Gen.Choose(1, 5_000)
        select given ? (PixelBox?)new PixelBox(corner, -corner, side, side + 1) : null;

    private static readonly Gen<Item> Items =
        from content in Contents
        from tags in Gen.Shuffle(Tags.ToArray())
        from count in Gen.Choose(0, Titles.Length)
        from words in Gen.Elements(true, false).ArrayOf(Titles.Length)
        from boxes in Boxes.ArrayOf(Titles.Length)
        from probability in Gen.Choose(0, 1000)
        select new Item
        {
            Id = 9_007_199_254_740_991,
            Content = content,
            Reports = [.. tags.Take(count).Zip(words, boxes).Select(said => new TagReport(said.First.Id, said.Second, said.Third))],
            Predictions = [.. tags.Skip(count).Select(tag => new TagProbability(tag.Id, probability / 1000f))],
        };

    [Fact]
    public void WriteRow_AnItem_IsWrittenAsDocumented()
    {
        var item = new Item
        {
            Id = 7,
            Content = "=\"سلام\", a\nb",
            Reports = [new TagReport(45, true), new TagReport(40, false)],
            Predictions = [new TagProbability(45, 0.974f), new TagProbability(39, 1f)],
        };
        Assert.Equal(
            "\uFEFFid,content,tags,predictions\r\n7,\"'=\"\"سلام\"\", a\nb\",\"[[45,true],[40,false]]\",\"[[45,0.97],[39,1]]\"\r\n",
            Write([item], tagNames: false));
        Assert.Equal(
            "\uFEFFid,content,tags,predictions\r\n7,\"'=\"\"سلام\"\", a\nb\",\"[[\"\"سیاست\u200cمدار\"\",true],[\"\"a|b\"\",false]]\",\"[[\"\"سیاست\u200cمدار\"\",0.97],[\"\"sport\"\",1]]\"\r\n",
            Write([item], tagNames: true));
    }

    [Fact]
    public void WriteRow_NothingSaidNothingFound_WritesEmptyLists() =>
        Assert.EndsWith("\r\n7,abc,[],[]\r\n", Write([new Item { Id = 7, Content = "abc" }], tagNames: true), StringComparison.Ordinal);

    [Fact]
    public void WriteRow_AFaceThatIsMeant_WritesItsBox() => Assert.EndsWith(
        "\r\n7,abc,\"[[39,true,[10,-2,64,80]],[40,false]]\",[]\r\n",
        Write([new Item { Id = 7, Content = "abc", Reports = [new TagReport(39, true, new PixelBox(10, -2, 64, 80)), new TagReport(40, false)] }], tagNames: false),
        StringComparison.Ordinal);

    [Fact]
    public void WriteHeader_Images_NameTheUrl()
    {
        var output = new ArrayBufferWriter<byte>();
        new ExportFormat(DatasetType.Image, Tags, tagNames: false).WriteHeader(output);
        Assert.Equal("\uFEFFid,url,tags,predictions\r\n", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void WriteRow_AnyItems_ImportReadsThemBack() => Check(given =>
    {
        var read = Read(CsvFile.Bytes(Write(given.Items, given.TagNames)), given.TagNames);
        return read.Count == given.Items.Length
            && given.Items.Zip(read).All(pair => pair.First.Content == pair.Second.Content && pair.First.Reports.SequenceEqual(pair.Second.Reports));
    });

    [Fact]
    public void WriteRow_AnyItems_NoCellBeginsAFormula() => Check(given =>
    {
        using var csv = new CsvParser(new StringReader(Write(given.Items, given.TagNames)), CultureInfo.InvariantCulture);
        while (csv.Read())
        {
            if (csv.Record!.Length != 4 || csv.Record!.Any(cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal)))
                return false;
        }

        return true;
    });

    [Fact]
    public async Task WriteAsync_ManyItems_WritesEachOnce()
    {
        var items = Enumerable.Range(1, 10_000).Select(i => new Item { Id = i, Content = $"text {i}", Reports = [new TagReport(39, i % 2 == 0)] }).ToList();
        using var file = new MemoryStream();
        var format = new ExportFormat(DatasetType.Text, Tags, tagNames: false);
        Assert.Equal(4_000, await format.WriteAsync(items.Take(4_000).ToAsyncEnumerable(), file, withHeader: true, TestContext.Current.CancellationToken));
        Assert.Equal(6_000, await format.WriteAsync(items.Skip(4_000).ToAsyncEnumerable(), file, withHeader: false, TestContext.Current.CancellationToken));
        Assert.Equal(items.Select(item => item.Content), Read(file.ToArray(), tagNames: false).Select(item => item.Content));
    }

    private static string Write(IReadOnlyList<Item> items, bool tagNames)
    {
        var output = new ArrayBufferWriter<byte>();
        var format = new ExportFormat(DatasetType.Text, Tags, tagNames);
        format.WriteHeader(output);
        foreach (var item in items)
            format.WriteRow(output, item);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static List<NewItem> Read(byte[] file, bool tagNames)
    {
        var header = CsvFile.HeaderAsync(file).GetAwaiter().GetResult();
        var columns = ImportColumns.Parse(header.Names, Tags, DatasetType.Text, new ImportOptions(tagNames), new RequestLimits()).Value!;
        return CsvFile.ReadAsync(file, header, CsvChunk.AllAfter(header)).GetAwaiter().GetResult()
            .ConvertAll(record => columns.TryRead(record, out var item, out var reason) ? item : throw new InvalidOperationException(reason));
    }

    private static void Check(Func<(Item[] Items, bool TagNames), bool> holds)
    {
        var given = from items in Items.ArrayOf() from tagNames in Gen.Elements(true, false) select (items, tagNames);
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(given.ToArbitrary(), holds));
    }
}

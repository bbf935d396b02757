using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Limits;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Tags;
using Kashf.Core.Transfer;

namespace Kashf.Core.Tests.Transfer;

public sealed class ImportColumnsTests
{
    private static readonly IReadOnlyList<Tag> Tags =
        [Tag(39, "sport"), Tag(40, "سیاست"), Tag(41, "a|b, \"c\""), Tag(42, "39"), Tag(43, "positive"), Tag(44, "News"), Tag(45, "news")];

    [Theory]
    [InlineData("[[39,true],[40,false]]", "39+ 40-")]
    [InlineData("[[39,1],[40,0]]", "39+ 40-")]
    [InlineData("[39,40]", "39+ 40+")]
    [InlineData("[[\"sport\",false],\"40\",[\"a|b, \\\"c\\\"\",true]]", "39- 40+ 41+")]
    [InlineData("39|40", "39+ 40+")]
    [InlineData(" sport | سیاست ", "39+ 40+")]
    [InlineData("a|b, \"c\"", "41+")]
    [InlineData("SPORT", "39+")]
    [InlineData("News|news", "44+ 45+")]
    [InlineData("42", "42+")]
    [InlineData("[]", "")]
    [InlineData("  ", "")]
    public void TryRead_TagsCell_GivesItsReports(string cell, string reports) =>
        Assert.Equal(reports, Reports(Read(Columns("content", "tags"), "x", cell)));

    [Theory]
    [InlineData("39", "42+")]
    [InlineData("[39]", "39+")]
    [InlineData("[\"39\"]", "42+")]
    [InlineData("40", "40+")]
    [InlineData("sport|41", "39+ 41+")]
    public void TryRead_TagsCellOfTitles_TakesTitlesFirst(string cell, string reports) =>
        Assert.Equal(reports, Reports(Read(Columns(new ImportOptions(TagNames: true), "content", "tags"), "x", cell)));

    [Theory]
    [InlineData("[[39,true],[99,true]]", "tags: the dataset has no tag '99'")]
    [InlineData("sport|ورزش", "tags: the dataset has no tag 'ورزش'")]
    [InlineData("NEWS", "tags: the dataset has no tag 'NEWS'")]
    [InlineData("[[39,true]", "tags: '[[39,true]' is no JSON list")]
    [InlineData("[[39,true]] x", "tags: '[[39,true]] x' is no JSON list")]
    [InlineData("[\"\\ud800\"]", "tags: '[\"\\ud800\"]' is no JSON list")]
    [InlineData("[[39,2]]", "tags: after tag '39' comes true or false")]
    [InlineData("[[39,true,1]]", "tags: after tag '39' comes true or false")]
    [InlineData("[[39]]", "tags: after tag '39' comes true or false")]
    [InlineData("[true]", "tags: a tag is a number or a string")]
    [InlineData("[39.5]", "tags: the dataset has no tag '39.5'")]
    [InlineData("99999999999999999999", "tags: the dataset has no tag '99999999999999999999'")]
    public void TryRead_BadTagsCell_SaysWhatIsWrong(string cell, string reason) =>
        Assert.StartsWith(reason, Reason(Columns("content", "tags"), "x", cell), StringComparison.Ordinal);

    [Fact]
    public void TryRead_CellThatIsATitleAndSeveralTags_IsRefused()
    {
        var columns = Columns([Tag(1, "a"), Tag(2, "b"), Tag(3, "a|b")], DatasetType.Text, new ImportOptions(TagNames: true), "content", "tags").Value!;
        Assert.Contains("is one tag's title, and several tags", Reason(columns, "x", "a|b"), StringComparison.Ordinal);
        Assert.Equal("3+", Reports(Read(columns, "x", "[\"a|b\"]")));
    }

    [Theory]
    [InlineData("39", "", "", "39+")]
    [InlineData("39", "sport", "no", "39-")]
    [InlineData("", "سیاست", "TRUE", "40+")]
    [InlineData("", "39", "0", "42-")]
    [InlineData("sport", "", "1", "39+")]
    [InlineData("", "", "true", "")]
    public void TryRead_OneTagARow_GivesItsReport(string tagId, string title, string positive, string reports) =>
        Assert.Equal(reports, Reports(Read(Columns("Tag_Id", "TITLE", "positive", "content"), tagId, title, positive, "x")));

    [Theory]
    [InlineData("38", "", "", "the dataset has no tag '38'")]
    [InlineData("", "ورزش", "", "the dataset has no tag 'ورزش'")]
    [InlineData("39", "سیاست", "", "tag_id '39' and title 'سیاست' name different tags")]
    [InlineData("39", "", "maybe", "positive: 'maybe' is none of true, false, 1, 0, yes or no")]
    public void TryRead_BadTagOfARow_SaysWhatIsWrong(string tagId, string title, string positive, string reason) =>
        Assert.Equal(reason, Reason(Columns("tag_id", "title", "positive", "content"), tagId, title, positive, "x"));

    [Fact]
    public void TryRead_WideColumns_GiveReportsWhereTheySpeak()
    {
        var columns = Columns("content", "39", " سیاست ", "positive", "other");
        Assert.Equal("39+ 43-", Reports(Read(columns, "x", "yes", "", "FALSE", "anything")));
        Assert.Equal(["other"], columns.Ignored);
        Assert.Equal("39: 'x' is none of true, false, 1, 0, yes or no", Reason(columns, "x", "x", "", "", ""));
    }

    [Fact]
    public void TryRead_WithoutReports_ReadsNoTagColumn()
    {
        var columns = Columns(new ImportOptions(TagNames: false, ReportItems: false), "content", "tags", "39");
        Assert.Equal("", Reports(Read(columns, "x", "[[99", "perhaps")));
        Assert.Equal(["tags", "39"], columns.Ignored);
    }

    [Fact]
    public void Parse_ColumnsOfExport_IgnoresIdAndPredictions() =>
        Assert.Equal(["ID", "predictions"], Columns("ID", "content", "tags", "predictions").Ignored);

    [Theory]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("''@a", "'@a")]
    [InlineData("'\rx", "\rx")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("=1+1", "=1+1")]
    public void TryRead_GuardedFormulas_LoseTheirGuard(string cell, string content) =>
        Assert.Equal(content, Read(Columns("content"), cell).Content);

    [Theory]
    [InlineData("", "content: the text is empty")]
    [InlineData(" \t", "content: the text is empty")]
    [InlineData("a\0b", "content: the text holds a NUL character: remove it")]
    public void TryRead_BadContent_SaysWhatIsWrong(string content, string reason) =>
        Assert.Equal(reason, Reason(Columns("content"), content));

    [Theory]
    [InlineData("https://example.com/a.jpg", null)]
    [InlineData(" http://example.com/%20?q=سلام ", null)]
    [InlineData("", "url: the address is empty")]
    [InlineData("a.jpg", "url: 'a.jpg' is no absolute http or https address")]
    [InlineData("/a.jpg", "url: '/a.jpg' is no absolute http or https address")]
    [InlineData("ftp://example.com/a.jpg", "url: 'ftp://example.com/a.jpg' is no absolute http or https address")]
    [InlineData("file:///etc/passwd", "url: 'file:///etc/passwd' is no absolute http or https address")]
    [InlineData("http://example.com/a b", "url: the address holds spaces or control characters: percent-encode them")]
    public void TryRead_Addresses_AreChecked(string url, string? reason)
    {
        var columns = Columns(Tags, DatasetType.Image, new ImportOptions(TagNames: false), "url").Value!;
        columns.TryRead(new CsvRecord(1, 2, 3, [url], null), out var item, out var said);
        Assert.Equal(reason, said);
        Assert.Equal(reason is null ? url.Trim() : null, item?.Content);
    }

    [Fact]
    public void TryRead_LongAddress_SaysItsLength()
    {
        var columns = Columns(Tags, DatasetType.Face, new ImportOptions(TagNames: false), "url").Value!;
        var url = "https://example.com/" + new string('a', UrlRules.MaximumLength);
        Assert.Equal("url: the address has 2,068 characters; at most 2,048 are taken", Reason(columns, url));
    }

    [Fact]
    public void TryRead_FailedRecord_HandsItsReasonOn()
    {
        Assert.False(Columns("content").TryRead(new CsvRecord(1, 2, 3, [], "the row has 3 cells, the header 1"), out var item, out var reason));
        Assert.Null(item);
        Assert.Equal("the row has 3 cells, the header 1", reason);
    }

    [Theory]
    [InlineData(DatasetType.Text, "url|tags", "there is no column 'content': a dataset of type text-tag takes its items from it; 'url' belongs to datasets of another type. The file's columns are 'url', 'tags'")]
    [InlineData(DatasetType.Image, "content", "there is no column 'url': a dataset of type image-tag takes its items from it; 'content' belongs to datasets of another type. The file's columns are 'content'")]
    [InlineData(DatasetType.Text, "text|label", "there is no column 'content': a dataset of type text-tag takes its items from it. The file's columns are 'text', 'label'")]
    [InlineData(DatasetType.Text, "content||tags", "column 2 has no name: name it, or remove it. The file's columns are 'content', '', 'tags'")]
    [InlineData(DatasetType.Text, "content|Content", "the column 'Content' stands twice: rename or remove one. The file's columns are 'content', 'Content'")]
    [InlineData(DatasetType.Text, "content|39|sport", "the columns '39' and 'sport' mean the same tag: remove one. The file's columns are 'content', '39', 'sport'")]
    public void Parse_UnusableHeader_SaysWhatIsWrong(DatasetType type, string header, string detail)
    {
        var error = Columns(Tags, type, new ImportOptions(TagNames: false), header.Split('|')).Error;
        Assert.Equal((ErrorKind.Unprocessable, "csv-header", detail), (error!.Kind, error.Code, error.Detail));
    }

    [Fact]
    public void Parse_ManyLongNames_ListsTheFirstInShort()
    {
        var names = Enumerable.Range(0, 1_000).Select(i => $"{i} {new string('x', 1_000)}").ToArray();
        var detail = Columns(Tags, DatasetType.Text, new ImportOptions(TagNames: false), names).Error!.Detail;
        Assert.EndsWith(" and 970 more", detail, StringComparison.Ordinal);
        Assert.InRange(detail.Length, 100, 3_000);
    }

    private static Tag Tag(long id, string title) => new() { Id = id, AccountId = 1, DatasetId = 1, Title = title };

    private static ImportColumns Columns(params string[] header) => Columns(new ImportOptions(TagNames: false), header);

    private static ImportColumns Columns(ImportOptions options, params string[] header) => Columns(Tags, DatasetType.Text, options, header).Value!;

    private static Result<ImportColumns> Columns(IReadOnlyList<Tag> tags, DatasetType type, ImportOptions options, params string[] header) =>
        ImportColumns.Parse(header, tags, type, options, new RequestLimits());

    private static NewItem Read(ImportColumns columns, params string[] cells)
    {
        columns.TryRead(new CsvRecord(1, 2, 3, cells, null), out var item, out var reason);
        Assert.Null(reason);
        return item!;
    }

    private static string? Reason(ImportColumns columns, params string[] cells)
    {
        Assert.False(columns.TryRead(new CsvRecord(1, 2, 3, cells, null), out _, out var reason));
        return reason;
    }

    private static string Reports(NewItem item) =>
        string.Join(' ', item.Reports.Select((TagReport report) => $"{report.TagId}{(report.Positive ? '+' : '-')}"));
}

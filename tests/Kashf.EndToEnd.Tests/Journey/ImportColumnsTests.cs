using System.Text;
using System.Text.Json;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Journey;

/// <summary>The forms in which a file says which tags hold.</summary>
public abstract class ImportColumnsTests(OwnAccount account)
{
    private const string Good = "خوب";
    private const string Costly = "گران";

    private ApiClient Client => account.Client;

    [Theory]
    [InlineData("content,tags\nیک,\"[[{good},true],[{costly},false]]\"\nدو,[{good}]\nسه,\n")]
    [InlineData("content,tags\nیک,\"[[\"\"خوب\"\",true],[\"\"گران\"\",false]]\"\nدو,\"[\"\"خوب\"\"]\"\nسه,[]\n")]
    [InlineData("content;tag_id;positive\nیک;{good};yes\nیک;{costly};0\nدو;{good};\nسه;;\n")]
    [InlineData("content\ttitle\tpositive\r\nیک\tخوب\tTRUE\r\nیک\tگران\tno\r\nدو\tخوب\t1\r\nسه\t\t\r\n")]
    [InlineData("id,Content,خوب,گران,نظر\n7,یک,1,0,پ\n8,دو,yes,,\n9,سه,,,\n")]
    [InlineData("CONTENT,{good},{costly}\nیک,true,false\nدو,TRUE,\nسه, ,\n")]
    [InlineData("content,tags,گران\nیک,خوب,no\nدو,{good}|خوب,\nسه,,\n")]
    public async Task Import_TagsInAnyForm_AreTheSameReports(string form)
    {
        foreach (var tagNames in new[] { "false", "true" })
        {
            var (slug, good, costly) = await CreateAsync();
            var result = await Client.ImportAsync(slug, Fill(form, good, costly), ("tag_names", tagNames));
            Assert.True(result.GetProperty("failed").GetInt64() == 0, result.ToString());
            Assert.Equal([("دو", true), ("یک", true)], await ReportsAsync(good));
            Assert.Equal([("یک", false)], await ReportsAsync(costly));
            Assert.Equal(3, (await Client.InfoAsync(slug)).GetProperty("data_count").GetInt64());
        }
    }

    [Fact]
    public async Task Import_WithoutReports_AddsItemsAlone()
    {
        var (slug, good, _) = await CreateAsync();
        var result = await Client.ImportAsync(slug, "content,tags,گران\nیک,ناشناس,شاید\nدو,[[,\n", ("report_items", "false"));
        Assert.Equal(2, result.GetProperty("imported").GetInt64());
        Assert.Equal(["tags", Costly], result.GetProperty("ignored_columns").EnumerateArray().Select(name => name.GetString()!));
        var info = await Client.InfoAsync(slug);
        Assert.Equal((2, 0), (info.GetProperty("data_count").GetInt64(), info.GetProperty("report_count").GetInt64()));
        Assert.Empty(await ReportsAsync(good));
    }

    [Fact]
    public async Task Import_SameContentAgain_LastWordWins()
    {
        var (slug, good, _) = await CreateAsync();
        await Client.ReportAsync(good, positive: false, "یک");
        var result = await Client.ImportAsync(slug, "content,title,positive\nیک,خوب,true\nیک,خوب,false\nیک,خوب,true\n");
        Assert.Equal(3, result.GetProperty("imported").GetInt64());
        Assert.Equal([("یک", true)], await ReportsAsync(good));
        Assert.Equal(1, (await Client.InfoAsync(slug)).GetProperty("data_count").GetInt64());
    }

    [Fact]
    public async Task Import_TitleThatIsANumber_IsMeantAsTheRequestSays()
    {
        var (slug, good, _) = await CreateAsync();
        var number = await Client.CreateTagAsync(slug, $"{good}");
        await Client.ImportAsync(slug, $"content,tags\nیک,{good}\n", ("tag_names", "false"));
        await Client.ImportAsync(slug, $"content,tags\nدو,{good}\n", ("tag_names", "true"));
        Assert.Equal([("یک", true)], await ReportsAsync(good));
        Assert.Equal([("دو", true)], await ReportsAsync(number));
    }

    [Fact]
    public async Task Import_AnyEncodingWithAMark_IsTheSame()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            var (slug, good, _) = await CreateAsync();
            var result = await Client.ImportAsync(slug, [.. encoding.Preamble, .. encoding.GetBytes("content,title\n\"پسته 🥜,\nخندان\",خوب\n")]);
            Assert.True(result.GetProperty("imported").GetInt64() == 1, $"{encoding}: {result}");
            Assert.Equal([("پسته 🥜,\nخندان", true)], await ReportsAsync(good));
        }
    }

    private static string Fill(string form, long good, long costly) =>
        form.Replace("{good}", $"{good}", StringComparison.Ordinal).Replace("{costly}", $"{costly}", StringComparison.Ordinal);

    private async Task<(string Slug, long Good, long Costly)> CreateAsync()
    {
        var slug = await Client.CreateDatasetAsync();
        return (slug, await Client.CreateTagAsync(slug, Good), await Client.CreateTagAsync(slug, Costly));
    }

    private async Task<IReadOnlyList<(string, bool)>> ReportsAsync(long tag)
    {
        var items = await Client.AllAsync("/api/list_tag_reports/", new { tag_id = tag });
        return [.. items.Select(item => (item.GetProperty("content").GetString()!, Said(item, tag))).Order()];
    }

    private static bool Said(JsonElement item, long tag) => item.GetProperty("reports").GetProperty($"{tag}").GetBoolean();
}

/// <summary>On the server's own storage.</summary>
public sealed class LocalImportColumnsTests(OwnAccount account) : ImportColumnsTests(account), IClassFixture<OwnAccount>;

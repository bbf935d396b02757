using System.Text.Json;

namespace Kashf.EndToEnd.Tests.Azure.Servers;

/// <summary>A text that one client alone reports on, and what it has said of it.</summary>
internal sealed class OwnText(string content)
{
    public string Content => content;

    public long Id { get; private set; }

    public SortedDictionary<long, bool> Reports { get; } = [];

    /// <summary>Holds an answer of report_text_tags against what must stand there.</summary>
    public void Check(JsonElement answer)
    {
        Id = Id == 0 ? answer.GetProperty("id").GetInt64() : Id;
        Assert.Equal(Id, answer.GetProperty("id").GetInt64());
        var report = JsonElement.Parse(answer.GetProperty("report").GetString()!).EnumerateArray().ToDictionary(pair => pair[0].GetInt64(), pair => pair[1].GetBoolean());
        Assert.Equal(Reports, report.OrderBy(pair => pair.Key));
    }

    /// <summary>Holds an item of a list against it.</summary>
    public void CheckItem(JsonElement item)
    {
        Assert.Equal((Id, content), (item.GetProperty("id").GetInt64(), item.GetProperty("content").GetString()));
        Assert.Equal(Reports, ReportsOf(item));
    }

    public static SortedDictionary<long, bool> ReportsOf(JsonElement item) => new(
        item.GetProperty("reports").EnumerateObject().ToDictionary(pair => long.Parse(pair.Name, System.Globalization.CultureInfo.InvariantCulture), pair => pair.Value.GetBoolean()));
}

using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Crash;

/// <summary>An item whose report the server has acknowledged.</summary>
internal sealed record AcknowledgedItem(string Content, bool Positive, long Id, string Report)
{
    public object AsReport(long tagId) => new { content = Content, tag_id = tagId, positive = Positive };

    public static (long Id, string Report) Read(JsonElement answer) => (answer.GetProperty("id").GetInt64(), answer.GetProperty("report").GetString()!);
}

/// <summary>Reports texts by the batch and remembers those whose answer arrived.</summary>
/// <param name="before">Reports that were there before.</param>
internal sealed class Acknowledged(long before)
{
    private const int Batch = 5;

    private readonly List<AcknowledgedItem> items = [];
    private int sent;

    public IReadOnlyList<AcknowledgedItem> Items => items;

    /// <summary>Reports that must be there.</summary>
    public long Count => before + items.Count;

    /// <summary>Reports that may be there: their answer was cut off.</summary>
    public long UnderWay => sent - items.Count;

    public async Task<Answer> ReportMoreAsync(ApiClient client, long tagId)
    {
        var batch = Enumerable.Range(sent, Batch).Select(number => (Content: $"گزارش {number} پیش از قطع برق", Positive: number % 3 > 0)).ToList();
        sent += Batch;
        var answer = await client.PostAsync("/api/report_text_tags/", batch.Select(report => new { content = report.Content, tag_id = tagId, positive = report.Positive }));
        var stored = answer.Ok().EnumerateArray().Select(AcknowledgedItem.Read);
        items.AddRange(batch.Zip(stored, (report, item) => new AcknowledgedItem(report.Content, report.Positive, item.Id, item.Report)));
        return answer;
    }
}

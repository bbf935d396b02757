using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Lists;

/// <summary>Adds items with reports, turns reports round and takes others back, a few at a time.</summary>
internal sealed class ReportChanges(ApiClient client, ContradictedDataset dataset, int items)
{
    private const int AtOnce = 3;
    private const int Stride = 11;

    private readonly HashSet<long> touched = [];
    private int made;

    /// <summary>Items whose reports were changed.</summary>
    public IReadOnlySet<long> Touched => touched;

    public async Task MakeAsync()
    {
        made++;
        await client.ReportAsync(dataset.Tag, made % 2 == 0, Enumerable.Range(0, AtOnce).Select(i => $"کالای تازه {made} {i}"));
        for (var i = 0; i < AtOnce; i++)
        {
            var item = ((made * AtOnce) + i) * Stride % (items / 2);
            touched.Add(await TurnRoundAsync(item));
            touched.Add(await TakeBackAsync((item + 1) % (items / 2)));
        }
    }

    private async Task<long> TurnRoundAsync(int item)
    {
        var report = new { content = dataset.Contents[item], tag_id = dataset.Tag, positive = made % 3 == 0 };
        return (await client.PostAsync("/api/report_text_tags/", new[] { report })).Ok()[0].GetProperty("id").GetInt64();
    }

    /// <summary>What was taken back before has a word again first.</summary>
    private async Task<long> TakeBackAsync(int item)
    {
        var id = await TurnRoundAsync(item);
        (await client.PostAsync("/api/remove_tag_report/", new { text_id = id, tag_id = dataset.Tag })).Ok();
        return id;
    }
}

using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Lists;

/// <summary>Whatever changes while a list is paged, what stays as it is is shown once.</summary>
public abstract class ChangingListTests(Hosting.OwnAccount account)
{
    private const int Items = 700;

    private ApiClient Client => account.Client;

    [Fact]
    public async Task Walk_WhileReportsChange_NeitherRepeatsNorSkipsTheOthers()
    {
        var dataset = await ContradictedDataset.CreateAsync(Client, Items);
        var (slug, tag) = (dataset.Slug, dataset.Tag);
        (string Path, object Body)[] lists =
        [
            ("/api/list_tag_reports/", new { tag_id = tag }),
            ("/api/list_tag_reports/", new { tag_id = tag, reported_positive = true }),
            ("/api/list_tag_notsure_reports/", new { tag_id = tag }),
            ("/api/list_tag_notsure_reports/", new { tag_id = tag, reported_positive = false }),
            ("/api/list_tag_predictions/", new { dataset = slug, tag_id = tag }),
            ("/api/search_candidate_texts/", new { dataset = slug, query = "کالای" }),
            ("/api/search_candidate_texts/", new { dataset = slug, query = "کالای", reported = true, tag_id = tag }),
        ];
        var changes = new ReportChanges(Client, dataset, Items);
        foreach (var (path, body) in lists)
        {
            await AssertUnchangedShownOnceAsync(path, body, changes, page => page.Next, path);
            var last = (await Client.WalkAsync(path, body))[^2].Next!;
            await AssertUnchangedShownOnceAsync(path, body, changes, page => page.Previous, last);
        }
    }

    private async Task AssertUnchangedShownOnceAsync(string path, object body, ReportChanges changes, Func<ListPage, string?> onward, string from)
    {
        var before = (await Client.WalkAsync(path, body)).SelectMany(page => page.Ids).ToHashSet();
        var shown = (await Client.WalkAsync(from, body, onward, _ => changes.MakeAsync())).SelectMany(page => page.Ids).ToList();
        var after = (await Client.WalkAsync(path, body)).SelectMany(page => page.Ids).ToHashSet();
        var unchanged = before.Intersect(after).Except(changes.Touched).ToList();
        Assert.True(unchanged.Count > 40, $"{path}: hardly anything stayed as it was.");
        Assert.Empty(unchanged.Except(shown));
        Assert.True(shown.Count == shown.Distinct().Count(), $"{path} repeats an entry.");
    }
}

/// <summary>On the server's own storage.</summary>
public sealed class LocalChangingListTests(Hosting.OwnAccount account) : ChangingListTests(account), IClassFixture<Hosting.OwnAccount>;

using Azure.Storage.Blobs;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Azure.Faults;

/// <summary>A store that dies and comes back, and one that has lost something.</summary>
public sealed class OutageTests(FaultyServer server) : IClassFixture<FaultyServer>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private ApiClient Client => server.Client;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cosmos_KilledWhilePeopleReport_IsUnavailableThenNothingIsLost()
    {
        var slug = await Client.CreateDatasetAsync();
        var tag = await Client.CreateTagAsync(slug, "یک");
        var (acknowledged, refused, stop) = (new List<string>(), 0, false);
        var reporting = Task.Run(async () =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i++)
            {
                var contents = Enumerable.Range(0, 3).Select(part => $"متن {i} {part}").ToArray();
                var answer = await Client.PostAsync("/api/report_text_tags/", contents.Select(content => new { content, tag_id = tag }));
                if (answer.AssertDoneOrUnavailable())
                    acknowledged.AddRange(contents);
                else
                    refused++;
            }
        }, Cancellation);
        await Patience.UntilAsync(Limit, () => Task.FromResult(acknowledged.Count > 15 || reporting.IsCompleted));
        await server.Stores.Cosmos.KillAsync();
        await Patience.UntilAsync(Limit, () => Task.FromResult(refused > 3 || reporting.IsCompleted));
        (await Client.PostAsync("/api/dataset_info/", new { dataset = slug })).Problem(503);
        await server.Stores.Cosmos.RestartAsync(Cancellation);
        var before = acknowledged.Count;
        await Patience.UntilAsync(Limit, () => Task.FromResult(acknowledged.Count > before + 15 || reporting.IsCompleted));
        Volatile.Write(ref stop, true);
        await reporting;

        await server.RecoveredAsync();
        var listed = (await Client.AllAsync("/api/list_tag_reports/", new { tag_id = tag })).Select(item => item.GetProperty("content").GetString()!).ToList();
        Assert.Empty(acknowledged.Except(listed));
        Assert.Equal(0, listed.Count % 3);
        Assert.Equal(listed.Count, (await Client.InfoAsync(slug)).GetProperty("report_count").GetInt64());
    }

    [Fact]
    public async Task BlobStorage_Stopped_OnlyWhatNeedsItIsUnavailable()
    {
        var dataset = await SmallDataset.CreateAsync(Client);
        await Client.TrainAsync(dataset.Slug);
        await server.Stores.Blobs.StopAsync();
        await Client.ReportAsync(dataset.ContentTag, positive: true, "گزارش بی پرونده");
        Assert.Equal(16, (await Client.PageAsync("/api/list_tag_reports/", new { tag_id = dataset.ContentTag, reported_positive = true })).Count);
        (await Client.SendCsvAsync(dataset.Slug, "content\nیک\n"u8.ToArray())).Problem(503);
        await server.Stores.Blobs.RestartAsync(Cancellation);
        Assert.Equal(1, (await Client.ImportAsync(dataset.Slug, "content\nیک\n")).GetProperty("imported").GetInt64());
        Assert.Single(await Client.TagAsync(dataset.Slug, treeBased: false, "راضی هستم"));
    }

    [Fact]
    public async Task ExportedFile_DeletedBehindOurBack_IsNotFoundByItsId()
    {
        var dataset = await SmallDataset.CreateAsync(Client);
        var url = (await Client.ExportAsync(dataset.Slug)).GetProperty("url").GetString()!;
        (await Client.GetAsync(url)).OkCsv();
        await EmptyAsync("files");
        var missing = await Client.GetAsync(url);
        missing.Problem(404);
        Assert.Contains(new Uri(url).Segments[^1].Trim('/'), missing.Json.GetProperty("detail").GetString());
        Assert.NotEmpty((await Client.GetAsync("/api/list_datasets/")).Ok().EnumerateArray());
        var again = (await Client.ExportAsync(dataset.Slug, tagNames: true)).GetProperty("url").GetString()!;
        (await Client.GetAsync(again)).OkCsv();
    }

    [Fact]
    public async Task Model_DeletedBehindOurBack_IsToBeTrainedAgain()
    {
        var dataset = await SmallDataset.CreateAsync(Client);
        await Client.TrainAsync(dataset.Slug);
        await EmptyAsync("models");
        // A server that has the model in its memory does not miss it.
        await server.RestartAsync();
        var request = new { dataset = dataset.Slug, contents = new[] { "راضی هستم" } };
        var missing = await Client.PostAsync("/api/tag_texts/", request);
        missing.Problem(409);
        Assert.Contains("train", missing.Json.GetProperty("detail").GetString());
        await Client.TrainAsync(dataset.Slug);
        (await Client.PostAsync("/api/tag_texts/", request)).Ok();
    }

    private async Task EmptyAsync(string container)
    {
        var blobs = new BlobContainerClient(server.Stores.Blobs.ConnectionString, container);
        await foreach (var blob in blobs.GetBlobsAsync(cancellationToken: Cancellation))
            await blobs.DeleteBlobAsync(blob.Name, cancellationToken: Cancellation);
    }
}

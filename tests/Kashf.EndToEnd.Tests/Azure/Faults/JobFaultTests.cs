using Kashf.EndToEnd.Tests.Wire;
using Kashf.TestServices.Faults;

namespace Kashf.EndToEnd.Tests.Azure.Faults;

/// <summary>Jobs on datasets while calls to the stores go wrong: they end, or say that they failed and can be asked for again.</summary>
[Collection(FaultyServerCollection.Name)]
public sealed class JobFaultTests(FaultyServer server)
{
    private const int Seed = 20_261_125;
    private const int Rows = 1_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private ApiClient Client => server.Client;

    [Fact]
    public async Task Jobs_WithFaults_EndAndCanBeRepeated()
    {
        var dataset = await SmallDataset.CreateAsync(Client);
        var before = (await Client.InfoAsync(dataset.Slug)).GetProperty("data_count").GetInt64();
        var file = Crash.NumberedFile.Write(Rows, SampleReports.Content);
        await UntilDoneAsync(dataset.Slug, "imported", () => Client.SendCsvAsync(dataset.Slug, file));
        await UntilDoneAsync(dataset.Slug, "trained", () => Client.PostAsync("/api/train_dataset/", new { dataset = dataset.Slug }));
        await UntilDoneAsync(dataset.Slug, "retagged", () => Client.PostAsync("/api/retag_dataset/", new { dataset = dataset.Slug, max_predictions = 10_000 }));
        await UntilDoneAsync(dataset.Slug, "exported", () => Client.PostAsync("/api/export_dataset/", new { dataset = dataset.Slug }));

        await server.RecoveredAsync();
        var info = await Client.InfoAsync(dataset.Slug);
        Assert.Equal(before + Rows - Crash.NumberedFile.FailedOf(Rows), info.GetProperty("data_count").GetInt64());
        var contents = Csv.Read(await Client.DownloadAsync(dataset.Slug)).Select(row => row["content"]).ToList();
        Assert.Equal(info.GetProperty("data_count").GetInt64(), contents.Count);
        Assert.Empty(Crash.NumberedFile.TakenOf(Rows).Except(contents));
        foreach (var tag in info.GetProperty("tags").EnumerateArray())
        {
            var found = await Client.AllAsync("/api/list_tag_predictions/", new { dataset = dataset.Slug, tag_id = tag.GetProperty("id").GetInt64() });
            Assert.Equal(found.Count, tag.GetProperty("predictions").GetInt64());
        }
    }

    /// <summary>Asks under faults until the job has been taken on, waits for its end without, and asks again where it failed.</summary>
    private async Task UntilDoneAsync(string slug, string state, Func<Task<Answer>> ask)
    {
        var reasons = new List<string>();
        for (var attempt = 0; ; attempt++)
        {
            Assert.True(attempt < 5, $"The dataset never came to be {state}: {string.Join("; ", reasons)}.");
            server.Spoil(new RandomFaults(Seed + attempt, 1.0 / (20 << attempt), FaultKinds.Quick).Next);
            await Patience.UntilAsync(Limit, async () => (await ask()).AssertDoneOrUnavailable());
            var ended = await EndedAsync(slug);
            server.Mend();
            if (!ended)
                await Patience.UntilAsync(Limit, async () => (await StateAsync(slug)).Ended);
            if ((await StateAsync(slug)).Name == state)
                return;
            var failed = await Client.InfoAsync(slug);
            Assert.Equal("failed", failed.GetProperty("state").GetString());
            reasons.Add($"{state}: {failed.GetProperty("detail").GetString()}");
        }
    }

    /// <returns>Whether the job ended within some time while faults went on.</returns>
    private async Task<bool> EndedAsync(string slug)
    {
        for (var look = 0; look < 40; look++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
            if ((await StateAsync(slug)).Ended)
                return true;
        }

        return false;
    }

    private async Task<(string? Name, bool Ended)> StateAsync(string slug)
    {
        var answer = await Client.PostAsync("/api/dataset_info/", new { dataset = slug });
        return answer.AssertDoneOrUnavailable()
            ? (answer.Json.GetProperty("state").GetString(), !answer.Json.TryGetProperty("progress", out _))
            : (null, false);
    }
}

using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Items;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Storage.Local.TestProcess;

/// <summary>Writes in rounds of every kind, and prints the number of each round once all of it is acknowledged.</summary>
internal sealed class Rounds(
    IDatasets datasets, ITags tags, IReports reports, IPredictions predictions, IItems items, IModels models, IFiles files, IdGenerator ids)
{
    private const int Batch = 10;

    public async Task RunAsync(long accountId, long datasetId, long tagId, string prefix, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var stored = await reports.ReportAsync(accountId, datasetId, Batches(tagId, prefix, round), CancellationToken.None);
            await PredictAsync(accountId, datasetId, tagId, [.. stored.Select(item => item!.Id)], round);
            await DisturbAsync(accountId, datasetId, tagId, prefix, round);
            await Console.Out.WriteLineAsync($"{round}");
        }
    }

    private static TextReport[] Batches(long tagId, string prefix, int round) =>
        [.. Enumerable.Range(0, Batch).Select(n => new TextReport($"{prefix} {round} {n}", new TagReport(tagId, n % 3 != 0)))];

    /// <summary>Predicts the items twice, so that entries move within the list, and contradicts some of their reports.</summary>
    private async Task PredictAsync(long accountId, long datasetId, long tagId, long[] stored, int round)
    {
        foreach (var version in new[] { 1, 2 })
        {
            await predictions.SaveAsync(
                accountId, datasetId, $"{version}",
                [.. stored.Select((id, n) => new ItemPrediction(id, [new TagProbability(tagId, ((n * version) + round) % 100 / 100f)], 0.5f))],
                CancellationToken.None);
        }

        await reports.SetContradictionsAsync(
            accountId, datasetId, tagId, [.. stored.Select((id, n) => new Contradiction(id, n % 2 == 0, 0.5f))], CancellationToken.None);
    }

    /// <summary>Adds, removes and deletes beside the reports that are to last.</summary>
    private async Task DisturbAsync(long accountId, long datasetId, long tagId, string prefix, int round)
    {
        var passing = await reports.ReportAsync(
            accountId, datasetId, [new TextReport($"passing {prefix} {round}", new TagReport(tagId, true))], CancellationToken.None);
        await reports.RemoveAsync(accountId, datasetId, passing[0]!.Id, tagId, CancellationToken.None);
        if (round % 5 == 0)
        {
            await items.AddAsync(accountId, datasetId, [new NewItem($"unreported {prefix} {round}", [])], CancellationToken.None);
            await models.SaveAsync(accountId, datasetId, "1", file => file.Write(new byte[100_000]), CancellationToken.None);
            await files.SaveAsync(
                accountId, "passing/file", (file, token) => WriteSlowlyAsync(file, (byte)round, token), CancellationToken.None);
            await DeleteATagAsync(accountId, datasetId, tagId, prefix, round);
            await DeleteADatasetAsync(accountId);
        }
    }

    private static async Task WriteSlowlyAsync(Stream file, byte content, CancellationToken cancellation)
    {
        var part = new byte[10_000];
        Array.Fill(part, content);
        for (var i = 0; i < 20; i++)
        {
            await file.WriteAsync(part, cancellation);
            await file.FlushAsync(cancellation);
        }
    }

    private async Task DeleteATagAsync(long accountId, long datasetId, long tagId, string prefix, int round)
    {
        var tag = await CreateTagAsync(accountId, datasetId);
        var stored = await reports.ReportAsync(
            accountId, datasetId, [.. Batches(tagId, prefix, round), .. Batches(tag, prefix, round), .. Batches(tag, "x", round)], CancellationToken.None);
        await predictions.SaveAsync(
            accountId, datasetId, "3",
            [.. stored.Select(item => new ItemPrediction(item!.Id, [new TagProbability(tagId, 0.9f), new TagProbability(tag, 0.8f)], 0.5f))],
            CancellationToken.None);
        await tags.DeleteAsync(accountId, tag, CancellationToken.None);
    }

    private async Task DeleteADatasetAsync(long accountId)
    {
        var dataset = await datasets.TryCreateAsync(
            new Dataset
            {
                Id = ids.Next(),
                AccountId = accountId,
                Slug = $"passing-{ids.Next()}",
                Title = "passing",
                Type = DatasetType.Text,
                CreatedAt = DateTimeOffset.UnixEpoch,
            },
            CancellationToken.None);
        var tag = await CreateTagAsync(accountId, dataset!.Id);
        await reports.ReportAsync(accountId, dataset.Id, Batches(tag, "passing", 0), CancellationToken.None);
        await datasets.DeleteAsync(accountId, dataset.Id, CancellationToken.None);
    }

    private async Task<long> CreateTagAsync(long accountId, long datasetId)
    {
        var tag = new Tag { Id = ids.Next(), AccountId = accountId, DatasetId = datasetId, Title = $"passing {ids.Next()}" };
        return (await tags.TryCreateAsync(tag, CancellationToken.None))!.Id;
    }
}

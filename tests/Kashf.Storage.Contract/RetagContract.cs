using Kashf.Core.Datasets;
using Kashf.Core.Predictions;

namespace Kashf.Storage.Contract;

/// <summary>Which items a retagging takes, and how they come back.</summary>
public abstract class RetagContract(StorageFixture storage) : StorageContract(storage)
{
    [Fact]
    public async Task PlanAsync_EnoughForAll_EveryItemInBatchesById()
    {
        var (dataset, ids) = await FilledAsync(10);

        var plan = await PlanAsync(dataset, "1", 1000, 4);

        Assert.Equal([4, 4, 2], plan.Select(batch => batch.Items));
        Assert.Equal(ids, (await ReadAsync(dataset, "1", plan)).Order());
    }

    [Fact]
    public async Task PlanAsync_Limited_UnreportedThenReportedThenLeastCertainThenOldest()
    {
        var (dataset, ids) = await FilledAsync(10);
        var tag = await Storage.CreateTagAsync(dataset);
        await Storage.ReportAsync(dataset, "content 0", tag);
        await Storage.ReportAsync(dataset, "content 5", tag);
        await SaveAsync(dataset, "1", (ids[1], 0.4f), (ids[2], 0.9f), (ids[9], 0.1f));
        await SaveAsync(dataset, "2", (ids[3], 0.4f));
        await SaveAsync(dataset, "3", (ids[8], 0f));

        // Item 8 is left out: this version has predicted it.
        long[] order = [ids[4], ids[6], ids[7], ids[0], ids[5], ids[9], ids[1], ids[3], ids[2]];
        for (var limit = 0; limit <= order.Length + 1; limit++)
        {
            var plan = await PlanAsync(dataset, "3", limit, 3);
            Assert.Equal(order.Take(limit).Order(), await ReadAsync(dataset, "3", plan));
            Assert.Equal(Math.Min(limit, order.Length), plan.Sum(batch => batch.Items));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task PlanAsync_RandomPredictionsAndLimits_TakesTheMostUrgent(int seed)
    {
        var random = new Random(seed);
        var (dataset, ids) = await FilledAsync(300);
        var tag = await Storage.CreateTagAsync(dataset);
        var reported = Enumerable.Range(0, 300).Where(_ => random.Next(3) == 0).ToArray();
        await Storage.ReportAsync(dataset, [.. reported.Select(i => StorageFixture.Say($"content {i}", tag))]);
        var weights = ids.ToDictionary(
            id => id, id => (Class: reported.Contains(ids.ToList().IndexOf(id)) ? 1 : 0, Certainty: 0, Time: 0));
        for (var time = 1; time <= 6; time++)
        {
            var predicted = ids.Where(_ => random.Next(6) == 0).Select(id => (Id: id, Certainty: random.Next(5))).ToArray();
            await SaveAsync(dataset, $"{time % 3}", [.. predicted.Select(item => (item.Id, item.Certainty / 100f))]);
            foreach (var (id, certainty) in predicted)
            {
                weights[id] = (time % 3 == 0 ? 9 : 2, certainty, time);
            }
        }

        var order = weights.Where(entry => entry.Value.Class < 9).OrderBy(entry => (entry.Value, entry.Key)).Select(entry => entry.Key).ToList();
        foreach (var limit in Enumerable.Range(0, Storage.Samples(40)).Select(_ => random.Next(320)))
        {
            var plan = await PlanAsync(dataset, "0", limit, 7);
            Assert.Equal(order.Take(limit).Order(), await ReadAsync(dataset, "0", plan));
            Assert.All(plan.SkipLast(1), batch => Assert.Equal(7, batch.Items));
        }
    }

    [Fact]
    public async Task PlanAsync_PassedOver_ComeLastUntilTheyArePredicted()
    {
        var (dataset, ids) = await FilledAsync(6);
        await SaveAsync(dataset, "1", (ids[4], 0.4f), (ids[5], 0.9f));

        await Storage.Predictions.SetPassedOverAsync(dataset.AccountId, dataset.Id, [ids[0], ids[1], ids[4], 77], Cancellation);
        await AssertOrderAsync(dataset, "2", ids[2], ids[3], ids[5], ids[0], ids[1], ids[4]);

        await SaveAsync(dataset, "2", (ids[0], 1f));
        await SaveAsync(dataset, "3", (ids[4], 0f));
        await AssertOrderAsync(dataset, "4", ids[2], ids[3], ids[4], ids[5], ids[0], ids[1]);
        await Storage.Predictions.SetPassedOverAsync(dataset.AccountId, dataset.Id + 1, [ids[2]], Cancellation);
        await AssertOrderAsync(dataset, "2", ids[2], ids[3], ids[4], ids[5], ids[1]);
    }

    [Fact]
    public async Task ReadAsync_PartlyPredictedMeanwhile_GivesTheRest()
    {
        var (dataset, ids) = await FilledAsync(6);
        var plan = await PlanAsync(dataset, "1", 6, 3);

        await SaveAsync(dataset, "1", (ids[0], 1f), (ids[4], 1f));

        Assert.Equal([ids[1], ids[2], ids[3], ids[5]], await ReadAsync(dataset, "1", plan));
        Assert.Equal(4, (await PlanAsync(dataset, "1", 6, 3)).Sum(batch => batch.Items));
    }

    [Fact]
    public async Task ReadAsync_Items_ComeWithContentAndReports()
    {
        var (dataset, ids) = await FilledAsync(2);
        var tag = await Storage.CreateTagAsync(dataset);
        await Storage.ReportAsync(dataset, "content 1", tag, false);

        var batch = Assert.Single(await PlanAsync(dataset, "1", 2, 2));
        var items = await Storage.Predictions.ReadAsync(dataset.AccountId, dataset.Id, "1", batch, Cancellation);

        Assert.Equal(["content 0", "content 1"], items.Select(item => item.Content));
        Assert.Empty(items[0].Reports);
        Assert.Equal([new(tag.Id, false)], items[1].Reports);
    }

    [Fact]
    public async Task PlanAsync_NeighbouringDatasets_AreLeftAlone()
    {
        var first = await Storage.CreateDatasetAsync();
        var second = await Storage.CreateDatasetAsync(first.AccountId);
        for (var i = 0; i < 10; i++)
        {
            await Storage.AddAsync(i % 2 == 0 ? first : second, $"{i}");
        }

        var plan = await PlanAsync(first, "1", 100, 2);

        Assert.Equal([2, 2, 1], plan.Select(batch => batch.Items));
        Assert.Equal(5, (await ReadAsync(first, "1", plan)).Count);
        Assert.Empty(await ReadAsync(second, "1", []));
    }

    private async Task AssertOrderAsync(Dataset dataset, string version, params long[] order)
    {
        for (var limit = 0; limit <= order.Length + 1; limit++)
            Assert.Equal(order.Take(limit).Order(), await ReadAsync(dataset, version, await PlanAsync(dataset, version, limit, 2)));
    }

    private async Task<(Dataset Dataset, IReadOnlyList<long> Ids)> FilledAsync(int items)
    {
        var dataset = await Storage.CreateDatasetAsync();
        var contents = Enumerable.Range(0, items).Select(i => $"content {i}").ToArray();
        return (dataset, await Storage.AddAsync(dataset, contents));
    }

    private Task SaveAsync(Dataset dataset, string version, params (long Id, float Certainty)[] predictions) =>
        Storage.Predictions.SaveAsync(
            dataset.AccountId, dataset.Id, version,
            [.. predictions.Select(prediction => new ItemPrediction(prediction.Id, [], prediction.Certainty))], Cancellation);

    private Task<IReadOnlyList<RetagBatch>> PlanAsync(Dataset dataset, string version, long limit, int batchSize) =>
        Storage.Predictions.PlanAsync(dataset.AccountId, dataset.Id, version, limit, batchSize, Cancellation);

    private async Task<List<long>> ReadAsync(Dataset dataset, string version, IEnumerable<RetagBatch> plan)
    {
        var ids = new List<long>();
        foreach (var batch in plan)
        {
            var items = await Storage.Predictions.ReadAsync(dataset.AccountId, dataset.Id, version, batch, Cancellation);
            ids.AddRange(items.Select(item => item.Id));
        }

        return ids;
    }
}

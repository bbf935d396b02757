using Kashf.Core.Datasets;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract.Lists;

/// <summary>Changes a dataset at random, in the storage and in the model.</summary>
internal sealed class RandomChanges(
    StorageFixture storage, ListModel model, Dataset dataset, Tag[] tags, int seed, CancellationToken cancellation)
{
    private readonly Random random = new(seed);
    private readonly Dictionary<string, long> items = [];
    private int added;

    public Task StepAsync() => random.Next(8) switch
    {
        0 or 1 => ReportAsync(random.Next(1, 20), known: false),
        2 or 3 => ReportAsync(random.Next(1, 20), known: true),
        4 => RemoveAsync(),
        5 or 6 => PredictAsync(random.Next(1, 40)),
        _ => ContradictAsync(),
    };

    public async Task ReportAsync(int count, bool known)
    {
        var said = Enumerable.Range(0, count).Select(_ => StorageFixture.Say(
            known && items.Count > 0 ? KnownContent() : $"content {added++}", RandomTag(), random.Next(3) > 0)).ToArray();
        var stored = await storage.ReportAsync(dataset, said);
        for (var i = 0; i < said.Length; i++)
        {
            items[said[i].Content] = stored[i]!.Id;
            model.Report(said[i].Report.TagId, stored[i]!.Id, said[i].Report.Positive);
        }
    }

    public async Task PredictAsync(int count)
    {
        var found = items.Count == 0 ? [] : Enumerable.Range(0, count).Select(_ => items[KnownContent()]).Distinct()
            .Select(item => new ItemPrediction(item, RandomTags(), random.NextSingle())).ToArray();
        await storage.Predictions.SaveAsync(dataset.AccountId, dataset.Id, $"{random.Next(3)}", found, cancellation);
        foreach (var prediction in found)
        {
            model.Predict(prediction.ItemId, prediction.Tags.Select(tag => (tag.TagId, tag.Probability)));
        }
    }

    public async Task ContradictAsync()
    {
        var tag = RandomTag();
        var contradictions = items.Values.Where(_ => random.Next(3) > 0)
            .Select(item => new Contradiction(item, random.Next(3) > 0, random.Next(1001) / 1000f)).ToArray();
        await storage.Reports.SetContradictionsAsync(dataset.AccountId, dataset.Id, tag.Id, contradictions, cancellation);
        model.Contradict(tag.Id, contradictions);
    }

    public async Task AssertCountsAsync() => Assert.Equal(
        tags.Select(tag => new TagCounts(
            tag.Id, model.Reported(tag.Id, true).Count, model.Reported(tag.Id, false).Count, model.Predicted(tag.Id).Count)),
        (await storage.Tags.CountAsync(dataset.AccountId, dataset.Id, cancellation)).OrderBy(counts => counts.TagId));

    private async Task RemoveAsync()
    {
        for (var i = 0; i < 5 && items.Count > 0; i++)
        {
            var (tag, item) = (RandomTag().Id, items[KnownContent()]);
            var removed = await storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, item, tag, cancellation);
            Assert.Equal(model.Reports.ContainsKey((tag, item)), removed);
            model.Remove(tag, item);
        }
    }

    private string KnownContent() => $"content {random.Next(added)}";

    private Tag RandomTag() => tags[random.Next(tags.Length)];

    private TagProbability[] RandomTags() =>
        [.. tags.Where(_ => random.Next(2) == 0).Select(tag => new TagProbability(tag.Id, random.Next(101) / 100f))];
}

using Kashf.Core.Candidates;
using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Core.Storage;
using Kashf.Core.Tests.Images;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Candidates;

public sealed class ImageCandidatesTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatasetType.Image)]
    [InlineData(DatasetType.Face)]
    public async Task RunAsync_Untrained_ShowsTheVarietyAndTheUnopenedLast(DatasetType type)
    {
        var (lesson, ids) = await PrepareAsync(type);

        var candidates = await RunAsync(lesson, 20, reportsBeforeUncertainty: 1000);

        Assert.Equal(ids.Order(), candidates.Select(candidate => candidate.ItemId).Order());
        Assert.Equal(ids[^1], candidates[^1].ItemId);
        Assert.All(candidates, candidate => Assert.True(candidate is { Uncertainty: null, Probability: null }));
    }

    [Theory]
    [InlineData(DatasetType.Image)]
    [InlineData(DatasetType.Face)]
    public async Task RunAsync_Trained_TellsHowUnsureTheModelIs(DatasetType type)
    {
        var (lesson, ids) = await PrepareAsync(type);
        await lesson.TrainAsync();

        var candidates = await RunAsync(lesson, 20, reportsBeforeUncertainty: 0, lesson.Tags[0].Id);

        var known = candidates.Where(candidate => candidate.ItemId != ids[^1]).ToList();
        Assert.InRange(known.Count, 2, ids.Count);
        Assert.All(known, candidate => Assert.InRange(candidate.Uncertainty!.Value, 0, 1));
        Assert.All(known, candidate => Assert.InRange(candidate.Probability!.Value, 0, 1));
    }

    /// <summary>Seven images without reports; the last was never opened.</summary>
    private async Task<(ImageLesson Lesson, IReadOnlyList<long> Ids)> PrepareAsync(DatasetType type)
    {
        var lesson = await ImageLesson.PrepareAsync(stores, type);
        string[] urls = [.. Enumerable.Range(0, 7).Select(i => lesson.NewImage((i % 3) - 1))];
        var added = await stores.Get<IItems>().AddAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, [.. urls.Select(url => new NewItem(url, []))], Cancellation);
        await stores.Use<OpenImages>().RunAsync(lesson.Dataset, urls[..6], Cancellation);
        return (lesson, added.Ids);
    }

    private async Task<IReadOnlyList<Candidate>> RunAsync(ImageLesson lesson, int count, int reportsBeforeUncertainty, long? tagId = null)
    {
        var options = Options.Create(new CandidateOptions { ReportsBeforeUncertainty = reportsBeforeUncertainty });
        return LocalStores.Succeeded(await stores.Use<ListCandidates>(options).RunAsync(lesson.Dataset.AccountId, lesson.Dataset.Slug, tagId, count, Cancellation));
    }
}

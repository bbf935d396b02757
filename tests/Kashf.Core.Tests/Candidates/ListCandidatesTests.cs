using Kashf.Core.Candidates;
using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tagging;
using Kashf.Core.Tests.Training;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Candidates;

public sealed class ListCandidatesTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static readonly string[] Unreported = ["پیک دیر آمد", "نان تازه بود", "عالی اما گران", "رنگش را دوست نداشتم"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_NoReportsAtAll_ShowsItemsWithoutAModel()
    {
        var dataset = await stores.NewDatasetAsync();
        await AddAsync(dataset);

        var listed = LocalStores.Succeeded(await RunAsync(dataset, null, 3));

        Assert.Equal(3, listed.Select(candidate => candidate.Content).Distinct().Count());
        Assert.All(listed, candidate => Assert.Contains(candidate.Content, Unreported));
        Assert.All(listed, candidate => Assert.Null(candidate.Uncertainty));
    }

    [Fact]
    public async Task RunAsync_Trained_ListsUnreportedItemsWithTheirUncertainty()
    {
        var lesson = await TrainedAsync();
        await AddAsync(lesson.Dataset);

        var whole = LocalStores.Succeeded(await RunAsync(lesson.Dataset, null, 10));
        var ofTag = LocalStores.Succeeded(await RunAsync(lesson.Dataset, lesson.Praise.Id, 10));

        Assert.Equal(Unreported.Order(), whole.Select(candidate => candidate.Content).Order());
        Assert.All(whole, candidate => Assert.True(candidate is { Uncertainty: >= 0 and <= 1, Probability: null }));
        Assert.All(ofTag, candidate => Assert.True(candidate is { Uncertainty: >= 0 and <= 1, Probability: >= 0 and <= 1 }));
    }

    [Fact]
    public async Task RunAsync_FewerReportsThanAreNeeded_DoesNotAskTheModel()
    {
        var lesson = await TrainedAsync();
        await AddAsync(lesson.Dataset);

        var listed = LocalStores.Succeeded(await RunAsync(lesson.Dataset, lesson.Praise.Id, 10, new() { ReportsBeforeUncertainty = 11 }));

        Assert.All(listed, candidate => Assert.True(candidate is { Uncertainty: null, Probability: null }));
    }

    [Fact]
    public async Task RunAsync_TagSinceTraining_ListsItemsWithoutAProbability()
    {
        var lesson = await TrainedAsync();
        await AddAsync(lesson.Dataset);
        var tag = await stores.NewTagAsync(lesson.Dataset);

        var listed = LocalStores.Succeeded(await RunAsync(lesson.Dataset, tag.Id, 10));

        Assert.Equal(Unreported.Length, listed.Count);
        Assert.All(listed, candidate => Assert.Null(candidate.Probability));
    }

    [Fact]
    public async Task RunAsync_SmallPool_LooksNoFurther()
    {
        var dataset = await stores.NewDatasetAsync();
        await AddAsync(dataset);

        Assert.Equal(2, LocalStores.Succeeded(await RunAsync(dataset, null, 10, new() { PoolLimit = 2 })).Count);
    }

    [Fact]
    public async Task RunAsync_EveryItemReported_IsEmpty()
    {
        var lesson = await TrainedAsync();
        Assert.Empty(LocalStores.Succeeded(await RunAsync(lesson.Dataset, null, 10)));
    }

    [Fact]
    public async Task RunAsync_UnusableTagOrDataset_IsRefused()
    {
        var dataset = await stores.NewDatasetAsync();
        var inactive = await stores.NewTagAsync(dataset, active: false);
        var foreign = await stores.NewTagAsync(await stores.NewDatasetAsync(dataset.AccountId));

        Assert.Equal("tag-inactive", LocalStores.Refused(await RunAsync(dataset, inactive.Id, 10)).Code);
        Assert.Equal("tag-not-found", LocalStores.Refused(await RunAsync(dataset, foreign.Id, 10)).Code);
        Assert.Equal("dataset-not-found", LocalStores.Refused(await RunAsync(dataset with { Slug = "absent" }, null, 10)).Code);
    }

    private async Task<Lesson> TrainedAsync()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        await lesson.PublishAsync(stores, await lesson.TrainAsync(stores, $"version-{stores.NewId()}"));
        return lesson;
    }

    private async Task<IReadOnlyList<long>> AddAsync(Dataset dataset) =>
        (await stores.Get<IItems>().AddAsync(dataset.AccountId, dataset.Id, [.. Unreported.Select(text => new NewItem(text, []))], Cancellation)).Ids;

    private Task<Result<IReadOnlyList<Candidate>>> RunAsync(Dataset dataset, long? tagId, int count, CandidateOptions? options = null) =>
        stores.Use<ListCandidates>(
                Options.Create(options ?? new CandidateOptions { ReportsBeforeUncertainty = 10 }),
                stores.Use<ModelCache>(Options.Create(new ModelCacheOptions())))
            .RunAsync(dataset.AccountId, dataset.Slug, tagId, count, Cancellation);
}

using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tests.Training;

namespace Kashf.Core.Tests.Predictions;

public sealed class RetagItemsTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_NoModel_SaysSo()
    {
        var dataset = await stores.NewDatasetAsync();

        var refused = LocalStores.Refused(await stores.Use<RetagItems>().CheckAsync(dataset.AccountId, dataset.Slug, Cancellation));

        Assert.Equal((ErrorKind.Conflict, "dataset-not-trained"), (refused.Kind, refused.Code));
    }

    [Fact]
    public async Task Run_EveryBatchOfThePlan_PredictsEachItemOnce()
    {
        var (lesson, version) = await PrepareAsync();

        var predicted = await RunAsync(lesson.Dataset, 1000);

        Assert.Equal(12, predicted);
        var praised = await stores.Get<IPredictions>().ListAsync(lesson.Dataset.AccountId, lesson.Praise.Id, PageRequest.First, Cancellation);
        Assert.Contains(praised.Entries, item => item.Content == "خیلی عالی و خوب بود" && item.PredictedAt is not null);
        var again = await stores.Use<RetagItems>().PlanAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, 1000, Cancellation);
        Assert.Equal((version, 0), (again!.ModelVersion, again.Batches.Count));
    }

    [Fact]
    public async Task Run_ModelReplacedSincePlanning_PredictsNothing()
    {
        var (lesson, _) = await PrepareAsync();
        var plan = await stores.Use<RetagItems>().PlanAsync(lesson.Dataset.AccountId, lesson.Dataset.Id, 5, Cancellation);
        await lesson.PublishAsync(stores, await lesson.TrainAsync(stores, $"version-{stores.NewId()}"));

        Assert.Null(await stores.Use<RetagItems>().RunAsync(
            lesson.Dataset.AccountId, lesson.Dataset.Id, plan!.ModelVersion, plan.Batches[0], Cancellation));
    }

    /// <summary>A trained dataset with two texts that its training did not see.</summary>
    private async Task<(Lesson Lesson, string Version)> PrepareAsync()
    {
        var lesson = await Lesson.PrepareAsync(stores);
        var version = $"version-{stores.NewId()}";
        await lesson.PublishAsync(stores, await lesson.TrainAsync(stores, version));
        await stores.Get<IItems>().AddAsync(
            lesson.Dataset.AccountId,
            lesson.Dataset.Id,
            [new NewItem("خیلی عالی و خوب بود", []), new NewItem("خیلی بد و افتضاح بود", [])],
            Cancellation);
        return (lesson, version);
    }

    private async Task<int> RunAsync(Dataset dataset, long limit)
    {
        var retag = stores.Use<RetagItems>();
        var plan = await retag.PlanAsync(dataset.AccountId, dataset.Id, limit, Cancellation);
        var predicted = 0;
        foreach (var batch in plan!.Batches)
            predicted += (await retag.RunAsync(dataset.AccountId, dataset.Id, plan.ModelVersion, batch, Cancellation))!.Predicted;
        return predicted;
    }
}

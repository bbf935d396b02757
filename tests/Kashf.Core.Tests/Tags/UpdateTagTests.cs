using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Tags;

namespace Kashf.Core.Tests.Tags;

public sealed class UpdateTagTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_TitleAlone_LeavesActivityAndParent()
    {
        var dataset = await stores.NewDatasetAsync();
        var parent = await stores.NewTagAsync(dataset);
        var tag = await stores.NewTagAsync(dataset, parentId: parent.Id, active: false);

        var updated = LocalStores.Succeeded(await RunAsync(dataset, tag, new TagChange("تازه", null, null)));

        Assert.Equal(tag with { Title = "تازه", ETag = updated.ETag }, updated);
        Assert.Equal(updated, await stores.Tags.FindAsync(tag.AccountId, tag.Id, Cancellation));
    }

    [Fact]
    public async Task RunAsync_ParentZero_TakesTheParentAway()
    {
        var dataset = await stores.NewDatasetAsync();
        var tag = await stores.NewTagAsync(dataset, parentId: (await stores.NewTagAsync(dataset)).Id);

        Assert.Null(LocalStores.Succeeded(await RunAsync(dataset, tag, new TagChange(tag.Title, null, 0))).ParentId);
    }

    [Fact]
    public async Task RunAsync_ParentAtOrBelow_IsRefused()
    {
        var dataset = await stores.NewDatasetAsync();
        var top = await stores.NewTagAsync(dataset);
        var middle = await stores.NewTagAsync(dataset, parentId: top.Id);
        var bottom = await stores.NewTagAsync(dataset, parentId: middle.Id);

        foreach (var parent in new[] { top, middle, bottom })
            Assert.Equal("tag-parent-below", LocalStores.Refused(await RunAsync(dataset, top, new TagChange(top.Title, null, parent.Id))).Code);
        Assert.Equal(top.Id, LocalStores.Succeeded(await RunAsync(dataset, bottom, new TagChange(bottom.Title, null, top.Id))).ParentId);
    }

    [Fact]
    public async Task RunAsync_ParentOfAnotherDataset_IsNotFound()
    {
        var dataset = await stores.NewDatasetAsync();
        var tag = await stores.NewTagAsync(dataset);
        var elsewhere = await stores.NewTagAsync(await stores.NewDatasetAsync(dataset.AccountId));

        var error = LocalStores.Refused(await RunAsync(dataset, tag, new TagChange(tag.Title, null, elsewhere.Id)));

        Assert.Equal("tag-not-found", error.Code);
        Assert.Contains("parent_id", error.Fields.Keys);
    }

    [Fact]
    public async Task RunAsync_TagOfAnotherDatasetOrAccount_IsNotFound()
    {
        var dataset = await stores.NewDatasetAsync();
        var elsewhere = await stores.NewTagAsync(await stores.NewDatasetAsync(dataset.AccountId));
        var foreign = await stores.NewTagAsync(await stores.NewDatasetAsync());

        foreach (var tag in new[] { elsewhere, foreign })
        {
            var error = LocalStores.Refused(await RunAsync(dataset, tag, new TagChange("x", null, null)));
            Assert.Equal((ErrorKind.NotFound, "tag-not-found"), (error.Kind, error.Code));
            Assert.Equal(tag, await stores.Tags.FindAsync(tag.AccountId, tag.Id, Cancellation));
        }
    }

    [Fact]
    public async Task RunAsync_TakenTitle_IsAConflictAndItsOwnIsNot()
    {
        var dataset = await stores.NewDatasetAsync();
        var (tag, other) = (await stores.NewTagAsync(dataset), await stores.NewTagAsync(dataset));

        Assert.Equal("tag-title-exists", LocalStores.Refused(await RunAsync(dataset, tag, new TagChange(other.Title, null, null))).Code);
        Assert.False(LocalStores.Succeeded(await RunAsync(dataset, tag, new TagChange(tag.Title, false, null))).Active);
    }

    [Fact]
    public async Task RunAsync_FiveWritersAtOnce_AllSucceedInTurn()
    {
        var dataset = await stores.NewDatasetAsync();
        var tag = await stores.NewTagAsync(dataset);

        // None can lose more often than there are others.
        var outcomes = await LocalStores.AtOnceAsync(5, i => RunAsync(dataset, tag, new TagChange($"title {i}", null, null)));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSuccess));
        Assert.Equal(5, outcomes.Select(outcome => outcome.Value!.ETag).Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_TwoToOneTitleAtOnce_OneWins()
    {
        var dataset = await stores.NewDatasetAsync();
        var tags = new[] { await stores.NewTagAsync(dataset), await stores.NewTagAsync(dataset) };

        var outcomes = await LocalStores.AtOnceAsync(2, i => RunAsync(dataset, tags[i], new TagChange("wanted", null, null)));

        Assert.Single(outcomes, outcome => outcome.IsSuccess);
        Assert.Single(outcomes, outcome => outcome.Error?.Code == "tag-title-exists");
    }

    private Task<Result<Tag>> RunAsync(Dataset dataset, Tag tag, TagChange change) =>
        stores.Use<UpdateTag>().RunAsync(dataset.AccountId, dataset.Slug, tag.Id, change, Cancellation);
}

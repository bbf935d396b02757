using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract;

public abstract class TagsContract(StorageFixture storage) : StorageContract(storage)
{
    [Fact]
    public async Task TryCreateAsync_EveryField_ComesBackAsStored()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var parent = await Storage.CreateTagAsync(dataset);
        var tag = Storage.NewTag(dataset, "کیفیت «غذا» 🍕") with { Active = false, ParentId = parent.Id };

        var stored = await Storage.Tags.TryCreateAsync(tag, Cancellation);

        Assert.NotEmpty(stored!.ETag);
        Assert.Equal(tag with { ETag = stored.ETag }, stored);
        Assert.Equal(stored, await Storage.Tags.FindAsync(dataset.AccountId, tag.Id, Cancellation));
        Assert.Equal([parent, stored], await Storage.Tags.ListAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Fact]
    public async Task TryCreateAsync_TakenTitleOrId_StoresNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);

        Assert.Null(await Storage.Tags.TryCreateAsync(Storage.NewTag(dataset, tag.Title), Cancellation));
        Assert.Null(await Storage.Tags.TryCreateAsync(Storage.NewTag(dataset) with { Id = tag.Id }, Cancellation));

        Assert.Equal(tag, Assert.Single(await Storage.Tags.ListAsync(dataset.AccountId, dataset.Id, Cancellation)));
    }

    [Fact]
    public async Task TryCreateAsync_SameTitleAtOnce_OneWins()
    {
        var dataset = await Storage.CreateDatasetAsync();

        var created = await AtOnceAsync(
            100, _ => Storage.Tags.TryCreateAsync(Storage.NewTag(dataset, "کیفیت"), Cancellation));

        Assert.Single(created, stored => stored is not null);
        Assert.Single(await Storage.Tags.ListAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Fact]
    public async Task Find_AnotherAccount_FindsNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var other = Storage.Ids.Next();

        Assert.Null(await Storage.Tags.FindAsync(other, tag.Id, Cancellation));
        Assert.Empty(await Storage.Tags.FindAsync(other, [tag.Id], Cancellation));
        Assert.Empty(await Storage.Tags.ListAsync(other, dataset.Id, Cancellation));
        Assert.Empty(await Storage.Tags.CountAsync(other, dataset.Id, Cancellation));
        Assert.Null(await Storage.Tags.TryCreateAsync(Storage.NewTag(dataset) with { AccountId = other }, Cancellation));
        Assert.Equal(default, await Storage.Tags.UpdateAsync(tag with { AccountId = other, Title = "x" }, Cancellation));
        Assert.Null(await Storage.Tags.DeleteAsync(other, tag.Id, Cancellation));
        await Storage.Tags.SetEvaluationsAsync(other, dataset.Id, Evaluations((tag.Id, new Evaluation(1, 1))), Cancellation);
        Assert.Equal(tag, await Storage.Tags.FindAsync(dataset.AccountId, tag.Id, Cancellation));
    }

    [Fact]
    public async Task FindAsync_SeveralIds_GivesThoseThatExist()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));

        var found = await Storage.Tags.FindAsync(dataset.AccountId, [b.Id, Storage.Ids.Next(), a.Id, b.Id], Cancellation);

        Assert.Equal([a, b], found.OrderBy(tag => tag.Id));
    }

    [Fact]
    public async Task UpdateAsync_CurrentETag_StoresAndChangesIt()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (tag, parent) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var change = tag with { Title = "تازه", Active = false, ParentId = parent.Id };

        var update = await Storage.Tags.UpdateAsync(change, Cancellation);

        Assert.NotEqual(tag.ETag, update.Stored!.ETag);
        Assert.Equal(change with { ETag = update.Stored.ETag }, update.Stored);
        Assert.Equal(update.Stored, await Storage.Tags.FindAsync(dataset.AccountId, tag.Id, Cancellation));
    }

    [Fact]
    public async Task UpdateAsync_StaleETagOrTakenTitle_StoresNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (tag, other) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var current = (await Storage.Tags.UpdateAsync(tag with { Active = false }, Cancellation)).Stored!;

        Assert.Equal(new TagUpdate(null, false), await Storage.Tags.UpdateAsync(tag with { Title = "x" }, Cancellation));
        Assert.Equal(new TagUpdate(null, true), await Storage.Tags.UpdateAsync(current with { Title = other.Title }, Cancellation));

        Assert.Equal(current, await Storage.Tags.FindAsync(dataset.AccountId, tag.Id, Cancellation));
    }

    [Fact]
    public async Task UpdateAsync_HundredAtOnce_OneWins()
    {
        var tag = await Storage.CreateTagAsync(await Storage.CreateDatasetAsync());

        var updates = await AtOnceAsync(100, i => Storage.Tags.UpdateAsync(tag with { Title = $"writer {i}" }, Cancellation));

        var won = Assert.Single(updates, update => update.Stored is not null);
        Assert.Equal(won.Stored, await Storage.Tags.FindAsync(tag.AccountId, tag.Id, Cancellation));
    }

    [Fact]
    public async Task SetEvaluationsAsync_SomeGone_StoresTheOthersAndKeepsETags()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var evaluation = new Evaluation(0.875, 1.0 / 3);
        await Storage.Tags.SetEvaluationsAsync(
            dataset.AccountId, dataset.Id, Evaluations((a.Id, evaluation), (b.Id, evaluation)), Cancellation);

        await Storage.Tags.SetEvaluationsAsync(
            dataset.AccountId, dataset.Id, Evaluations((b.Id, null), (Storage.Ids.Next(), evaluation)), Cancellation);

        Assert.Equal(
            [a with { Evaluation = evaluation }, b], await Storage.Tags.ListAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Fact]
    public async Task UpdateAsync_AfterAnEvaluation_KeepsIt()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var evaluation = new Evaluation(0.5, 0.5);
        await Storage.Tags.SetEvaluationsAsync(dataset.AccountId, dataset.Id, Evaluations((tag.Id, evaluation)), Cancellation);

        var update = await Storage.Tags.UpdateAsync(tag with { Title = "x" }, Cancellation);

        Assert.Equal(evaluation, update.Stored!.Evaluation);
    }

    [Fact]
    public async Task DeleteAsync_WithReports_RemovesThemAndTheirCounts()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (deleted, kept) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        await Storage.ReportAsync(
            dataset,
            StorageFixture.Say("both", deleted),
            StorageFixture.Say("both", kept, false),
            StorageFixture.Say("one", deleted, false),
            StorageFixture.Say("other", kept));

        Assert.Equal(2, await Storage.Tags.DeleteAsync(dataset.AccountId, deleted.Id, Cancellation));
        Assert.Null(await Storage.Tags.DeleteAsync(dataset.AccountId, deleted.Id, Cancellation));

        Assert.Null(await Storage.Tags.FindAsync(dataset.AccountId, deleted.Id, Cancellation));
        Assert.Equal(new DatasetCounts(1, 2, 3, 2), await Storage.CountAsync(dataset));
        Assert.Equal(
            [new TagCounts(kept.Id, 1, 1, 0)], await Storage.Tags.CountAsync(dataset.AccountId, dataset.Id, Cancellation));
        Assert.Equal(["both", "other"], (await Storage.ReportedAsync(dataset)).Select(item => item.Content));
        Assert.Equal(["one"], (await Storage.UnreportedAsync(dataset)).Select(item => item.Content));
        Assert.NotNull(await Storage.Tags.TryCreateAsync(Storage.NewTag(dataset, deleted.Title), Cancellation));
    }

    [Fact]
    public async Task DeleteAsync_Parent_ChildLosesItAndChangesETag()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var parent = await Storage.CreateTagAsync(dataset);
        var child = (await Storage.Tags.TryCreateAsync(Storage.NewTag(dataset) with { ParentId = parent.Id }, Cancellation))!;

        await Storage.Tags.DeleteAsync(dataset.AccountId, parent.Id, Cancellation);

        var found = await Storage.Tags.FindAsync(dataset.AccountId, child.Id, Cancellation);
        Assert.Null(found!.ParentId);
        Assert.NotEqual(child.ETag, found.ETag);
    }

    [Fact]
    public async Task TryCreateAsync_ParentGone_HasNone()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var elsewhere = await Storage.CreateTagAsync(await Storage.CreateDatasetAsync(dataset.AccountId));

        foreach (var parent in new[] { Storage.Ids.Next(), elsewhere.Id })
        {
            var stored = await Storage.Tags.TryCreateAsync(Storage.NewTag(dataset) with { ParentId = parent }, Cancellation);
            Assert.Null(stored!.ParentId);
        }
    }

    [Fact]
    public async Task CountAsync_TagsWithAndWithoutReports_CountsEach()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        await Storage.ReportAsync(
            dataset, StorageFixture.Say("x", a), StorageFixture.Say("y", a), StorageFixture.Say("z", a, false));

        var counts = await Storage.Tags.CountAsync(dataset.AccountId, dataset.Id, Cancellation);

        Assert.Equal([new TagCounts(a.Id, 2, 1, 0), new TagCounts(b.Id, 0, 0, 0)], counts.OrderBy(count => count.TagId));
    }

    private static Dictionary<long, Evaluation?> Evaluations(params (long Tag, Evaluation? Evaluation)[] evaluations) =>
        evaluations.ToDictionary(entry => entry.Tag, entry => entry.Evaluation);
}

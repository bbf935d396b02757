using Kashf.Core.Results;
using Kashf.Core.Tags;

namespace Kashf.Core.Tests.Tags;

public sealed class DeleteTagTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_WithReportsAndChildren_TellsTheReportsAndFreesTheChildren()
    {
        var dataset = await stores.NewDatasetAsync();
        var tag = await stores.NewTagAsync(dataset);
        var child = await stores.NewTagAsync(dataset, parentId: tag.Id);
        await stores.ReportAsync(tag, "a");
        await stores.ReportAsync(tag, "b", positive: false);

        var deleted = LocalStores.Succeeded(await RunAsync(tag.AccountId, tag.Id));

        Assert.Equal(new DeletedTag(dataset.Slug, 2), deleted);
        Assert.Null((await stores.Tags.FindAsync(child.AccountId, child.Id, Cancellation))!.ParentId);
    }

    [Fact]
    public async Task RunAsync_UnknownOrForeignTag_IsNotFoundAndStays()
    {
        var tag = await stores.NewTagAsync(await stores.NewDatasetAsync());

        Assert.Equal(ErrorKind.NotFound, LocalStores.Refused(await RunAsync(stores.NewId(), tag.Id)).Kind);
        Assert.Equal(ErrorKind.NotFound, LocalStores.Refused(await RunAsync(tag.AccountId, -1)).Kind);
        Assert.Equal(tag, await stores.Tags.FindAsync(tag.AccountId, tag.Id, Cancellation));
    }

    [Fact]
    public async Task RunAsync_ManyAtOnce_OneSucceeds()
    {
        var tag = await stores.NewTagAsync(await stores.NewDatasetAsync());
        await stores.ReportAsync(tag, "a");

        var outcomes = await LocalStores.AtOnceAsync(8, _ => RunAsync(tag.AccountId, tag.Id));

        Assert.Equal(1, Assert.Single(outcomes, outcome => outcome.IsSuccess).Value!.Reports);
    }

    private Task<Result<DeletedTag>> RunAsync(long accountId, long tagId) => stores.Use<DeleteTag>().RunAsync(accountId, tagId, Cancellation);
}

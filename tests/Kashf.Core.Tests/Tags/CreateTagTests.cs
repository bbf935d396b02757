using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Core.Tags;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests.Tags;

public sealed class CreateTagTests(LocalStores stores) : IClassFixture<LocalStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_NewTitle_StoresTheTag()
    {
        var dataset = await stores.NewDatasetAsync();
        var parent = await stores.NewTagAsync(dataset);

        var tag = LocalStores.Succeeded(await stores.Use<CreateTag>().RunAsync(dataset.AccountId, dataset.Slug, "کیفیت", false, parent.Id, Cancellation));

        Assert.Equal(("کیفیت", false, parent.Id, dataset.Id), (tag.Title, tag.Active, tag.ParentId, tag.DatasetId));
        Assert.Equal(tag, await stores.Tags.FindAsync(dataset.AccountId, tag.Id, Cancellation));
    }

    [Fact]
    public async Task RunAsync_TakenTitle_NamesTheFieldAndStoresNothing()
    {
        var dataset = await stores.NewDatasetAsync();
        await stores.NewTagAsync(dataset, "کیفیت");

        var error = LocalStores.Refused(await RunAsync(dataset, "کیفیت"));

        Assert.Equal((ErrorKind.Conflict, "tag-title-exists"), (error.Kind, error.Code));
        Assert.Contains("title", error.Fields.Keys);
        Assert.Single(await stores.Tags.ListAsync(dataset.AccountId, dataset.Id, Cancellation));
        LocalStores.Succeeded(await RunAsync(await stores.NewDatasetAsync(dataset.AccountId), "کیفیت"));
    }

    [Fact]
    public async Task RunAsync_ParentOfAnotherDataset_IsNotFound()
    {
        var dataset = await stores.NewDatasetAsync();
        var elsewhere = await stores.NewTagAsync(await stores.NewDatasetAsync(dataset.AccountId));

        var error = LocalStores.Refused(await RunAsync(dataset, "کیفیت", elsewhere.Id));

        Assert.Equal(ErrorKind.NotFound, error.Kind);
        Assert.Contains("parent_id", error.Fields.Keys);
        Assert.Empty(await stores.Tags.ListAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Fact]
    public async Task RunAsync_AnotherAccountsDataset_DoesNotExist()
    {
        var dataset = await stores.NewDatasetAsync();
        Assert.Equal("dataset-not-found", LocalStores.Refused(await RunAsync(dataset with { AccountId = stores.NewId() }, "x")).Code);
    }

    [Fact]
    public async Task RunAsync_SameTitleAtOnce_OneWinsAndOthersHearWhy()
    {
        var dataset = await stores.NewDatasetAsync();

        var outcomes = await LocalStores.AtOnceAsync(24, _ => RunAsync(dataset, "کیفیت"));

        Assert.Single(outcomes, outcome => outcome.IsSuccess);
        Assert.All(outcomes.Where(outcome => !outcome.IsSuccess), outcome => Assert.Equal("tag-title-exists", outcome.Error!.Code));
    }

    [Fact]
    public async Task RunAsync_DatasetDeletedMeanwhile_IsNeverCalledATakenTitle()
    {
        for (var round = 0; round < 20; round++)
        {
            var dataset = await stores.NewDatasetAsync();

            var creating = LocalStores.AtOnceAsync(4, i => RunAsync(dataset, $"tag {i}"));
            await stores.Use<DeleteDataset>().RunAsync(dataset.AccountId, dataset.Slug, Cancellation);

            Assert.All(await creating, outcome => Assert.True(outcome.IsSuccess || outcome.Error.Code == "dataset-not-found", outcome.Error?.Code));
        }
    }

    [Fact]
    public async Task RunAsync_IdTakenByAnotherProcess_TriesTheNext()
    {
        var dataset = await stores.NewDatasetAsync();
        var early = new ManualTime { Now = DateTimeOffset.UnixEpoch };

        var first = LocalStores.Succeeded(await RunAsync(dataset, "first", null, new IdGenerator(early)));
        var second = LocalStores.Succeeded(await RunAsync(dataset, "second", null, new IdGenerator(early)));

        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task RunAsync_DatasetFull_Refuses()
    {
        var dataset = await stores.NewDatasetAsync();
        var limits = Options.Create(new RequestLimits { TagsPerDataset = 1 });
        LocalStores.Succeeded(await RunAsync(dataset, "first", null, limits));

        Assert.Equal("too-many-tags", LocalStores.Refused(await RunAsync(dataset, "second", null, limits)).Code);
    }

    private Task<Result<Tag>> RunAsync(Dataset dataset, string title, long? parentId = null, params object[] given) =>
        stores.Use<CreateTag>(given).RunAsync(dataset.AccountId, dataset.Slug, title, true, parentId, Cancellation);
}

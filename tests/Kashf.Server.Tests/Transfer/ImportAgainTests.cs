using System.Text;
using Kashf.Core.Accounts;
using Kashf.Core.Datasets;
using Kashf.Core.Jobs;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting;
using Kashf.Functions.Jobs;
using Kashf.Functions.Transfer;
using Kashf.Server.Tests.Durable;
using Kashf.Storage.Local;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Server.Tests.Transfer;

/// <summary>An import over real stores, run again from its beginning as a server does that takes it over.</summary>
public sealed class ImportAgainTests : IDisposable
{
    private const string JobId = "import";
    private const string File = "transfers/uploads/1.csv";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-import-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Run_AfterAllWasDoneAndNotRecorded_EndsWithTheSameResult()
    {
        await using var host = new DurableHost { Services = AddApp };
        await host.StartAsync(typeof(ImportOrchestration), typeof(ImportActivities), typeof(DatasetJobActivities));
        var dataset = await PrepareAsync(host);
        var input = new DatasetJobInput(dataset.AccountId, dataset.Id);
        var start = new StartOrchestrationOptions(JobId);
        Assert.Null((await host.RunAsync(ImportOrchestration.Name, input, start)).SerializedOutput);
        var result = await host.Get<IJobs>().ReadResultAsync(dataset.AccountId, JobId, Cancellation);
        Assert.NotNull(result);
        await host.Client.PurgeInstanceAsync(JobId, Cancellation);

        var again = await host.RunAsync(ImportOrchestration.Name, input, start);

        Assert.Equal((OrchestrationRuntimeStatus.Completed, null), (again.RuntimeStatus, again.SerializedOutput));
        Assert.Equal(result, await host.Get<IJobs>().ReadResultAsync(dataset.AccountId, JobId, Cancellation));
        Assert.Equal(DatasetState.Imported, (await host.Get<IDatasets>().FindAsync(dataset.AccountId, dataset.Id, Cancellation))!.State);
        Assert.Equal(2, (await host.Get<IDatasets>().CountAsync(dataset.AccountId, dataset.Id, Cancellation)).Items);
    }

    private void AddApp(IServiceCollection services) => services
        .AddKashf(new ConfigurationBuilder().Build())
        .AddLocalStorage(options => options.DataDirectory = directory.FullName);

    private static async Task<Dataset> PrepareAsync(DurableHost host)
    {
        var account = (await host.Get<IssueKey>().RunAsync("shop", Cancellation)).Account;
        var dataset = (await host.Get<CreateDataset>().RunAsync(account.Id, "shop", "shop", DatasetType.Text, Cancellation)).Value!;
        await host.Get<IFiles>().SaveAsync(
            account.Id, File, async (stream, cancel) => await stream.WriteAsync("content\none\ntwo\n"u8.ToArray(), cancel), Cancellation);
        var order = Encoding.UTF8.GetBytes($$"""{"file": "{{File}}", "report_items": false, "tag_names": false}""");
        var job = new Job(JobId, account.Id, "import_dataset", null, host.Get<TimeProvider>().GetUtcNow());
        Assert.True(await host.Get<IJobs>().TrySaveAsync(job, null, order, Cancellation));
        return dataset;
    }
}

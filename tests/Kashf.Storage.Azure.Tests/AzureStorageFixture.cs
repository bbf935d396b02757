using Kashf.Core.Storage;
using Kashf.Storage.Contract;
using Microsoft.Extensions.Configuration;

namespace Kashf.Storage.Azure.Tests;

/// <summary>Storage in a database of its own.</summary>
public sealed class AzureStorageFixture(AzureServices services) : StorageFixture
{
    private AzureStorageProcess? process;

    public AzureStorageProcess Process => process!;

    /// <summary>For another process on the same storage.</summary>
    public IConfiguration Configuration { get; private set; } = null!;

    /// <summary>The ports of a process that its test has started.</summary>
    public static AzureStorageFixture Over(AzureServices services, AzureStorageProcess process) => new(services) { process = process };

    public override IAccounts Accounts => Process.Get<IAccounts>();

    public override IDatasets Datasets => Process.Get<IDatasets>();

    public override ITags Tags => Process.Get<ITags>();

    public override IReports Reports => Process.Get<IReports>();

    public override IItems Items => Process.Get<IItems>();

    public override IPredictions Predictions => Process.Get<IPredictions>();

    public override IImages Images => Process.Get<IImages>();

    public override ISearch Search => Process.Get<ISearch>();

    public override IFiles Files => Process.Get<IFiles>();

    public override ILocalFiles LocalFiles => Process.Get<ILocalFiles>();

    public override IModels Models => Process.Get<IModels>();

    public override IJobs Jobs => Process.Get<IJobs>();

    public override int Samples(int wanted) => wanted / 5;

    public override int Many(int wanted) => wanted / 5;

    public override async ValueTask InitializeAsync()
    {
        Configuration = services.Configure($"kashf-{Ids.Next()}");
        process = await AzureStorageProcess.StartAsync(Configuration);
    }

    public override async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
    }
}

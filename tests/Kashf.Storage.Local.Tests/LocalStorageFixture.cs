using Kashf.Core.Storage;
using Kashf.Storage.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Storage.Local.Tests;

public sealed class LocalStorageFixture : StorageFixture
{
    private readonly TemporaryDirectory directory = new();
    private LocalStorageProcess? process;

    public override IAccounts Accounts => Port<IAccounts>();

    public override IDatasets Datasets => Port<IDatasets>();

    public override ITags Tags => Port<ITags>();

    public override IReports Reports => Port<IReports>();

    public override IItems Items => Port<IItems>();

    public override IPredictions Predictions => Port<IPredictions>();

    public override IImages Images => Port<IImages>();

    public override ISearch Search => Port<ISearch>();

    public override IFiles Files => Port<IFiles>();

    public override ILocalFiles LocalFiles => Port<ILocalFiles>();

    public override IModels Models => Port<IModels>();

    public override IJobs Jobs => Port<IJobs>();

    public override async ValueTask InitializeAsync() => process = await LocalStorageProcess.StartAsync(directory.Path);

    public override async ValueTask DisposeAsync()
    {
        await process!.DisposeAsync();
        directory.Dispose();
    }

    private T Port<T>()
        where T : notnull => process!.Services.GetRequiredService<T>();
}

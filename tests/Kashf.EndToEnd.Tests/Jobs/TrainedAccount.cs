using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Jobs;

/// <summary>An account with a small trained dataset.</summary>
public class TrainedAccount(SharedServer server) : IAsyncLifetime
{
    private readonly OwnAccount account = new(server);

    public SharedServer Server => server;

    public ApiClient Client => account.Client;

    public string Slug => Dataset.Slug;

    internal SmallDataset Dataset { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await account.InitializeAsync();
        Dataset = await SmallDataset.CreateAsync(Client);
        await Client.TrainAsync(Slug);
    }

    public async ValueTask DisposeAsync()
    {
        await account.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

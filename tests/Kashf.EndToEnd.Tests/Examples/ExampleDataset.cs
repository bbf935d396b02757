using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Examples;

/// <summary>A small trained dataset that the examples name, and a tag beside its two that is never trained.</summary>
public sealed class ExampleDataset(SharedServer server) : IAsyncLifetime
{
    private readonly OwnAccount account = new(server);

    public string Key => account.Key;

    /// <summary>Sends no credentials of its own: the ways of sending differ in them.</summary>
    public ApiClient Anonymous { get; private set; } = null!;

    public string Dataset { get; private set; } = "";

    public long SpareTag { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await account.InitializeAsync();
        Anonymous = server.Process.Client(null);
        Dataset = (await SmallDataset.CreateAsync(account.Client, "ایران")).Slug;
        SpareTag = await account.Client.CreateTagAsync(Dataset, "پیشنهاد");
        await account.Client.TrainAsync(Dataset);
    }

    public async ValueTask DisposeAsync()
    {
        Anonymous?.Dispose();
        await account.DisposeAsync();
    }
}

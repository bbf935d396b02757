using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>An account that imports, and another that has no business with it.</summary>
public sealed class ImportingAccount(SharedServer server) : IAsyncLifetime
{
    public const string Title = "پیشنهاد";

    private readonly OwnAccount account = new(server);
    private readonly OwnAccount stranger = new(server);

    public ServerProcess Server => server.Process;

    public ApiClient Client => account.Client;

    public ApiClient Stranger => stranger.Client;

    public async ValueTask InitializeAsync()
    {
        await account.InitializeAsync();
        await stranger.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await stranger.DisposeAsync();
        await account.DisposeAsync();
    }

    public async Task<string> CreateAsync(string type = "text-tag")
    {
        var slug = await Client.CreateDatasetAsync(type: type);
        await Client.CreateTagAsync(slug, Title);
        return slug;
    }

    public async Task<(long Items, long Reports, string State)> CountAsync(string slug)
    {
        var info = await Client.InfoAsync(slug);
        return (info.GetProperty("data_count").GetInt64(), info.GetProperty("report_count").GetInt64(), info.GetProperty("state").GetString()!);
    }
}

using Kashf.Server.Durable;
using Kashf.Server.Functions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kashf.Bench.Durable;

/// <summary>The engine as the server runs it, over a database of the benchmark's.</summary>
internal sealed class EngineRun(string directory) : IAsyncDisposable
{
    private IHost? host;

    public DurableTaskClient Client => host!.Services.GetRequiredService<DurableTaskClient>();

    public async Task StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddDurable(
            FunctionCatalog.FromTypes(typeof(BenchFunctions)),
            options => options.DatabasePath = Path.Combine(directory, "durable.db"));
        host = builder.Build();
        await host.StartAsync();
    }

    public async Task<OrchestrationMetadata> RunAsync(string name, int input)
    {
        var id = await Client.ScheduleNewOrchestrationInstanceAsync(name, input);
        return await EndAsync(id);
    }

    public async Task<OrchestrationMetadata> EndAsync(string id)
    {
        var ended = await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        return ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? ended
            : throw new InvalidOperationException($"{ended.Name} ended as {ended.RuntimeStatus}: {ended.FailureDetails}");
    }

    public async Task ReachStatusAsync(string id, string status)
    {
        while ((await Client.GetInstanceAsync(id, getInputsAndOutputs: true))?.ReadCustomStatusAs<string>() != status)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.StopAsync();
            host.Dispose();
            host = null;
        }
    }
}

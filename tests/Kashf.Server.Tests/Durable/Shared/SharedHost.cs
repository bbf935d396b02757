using Kashf.Server.Durable;
using Kashf.Server.Durable.Journal;
using Kashf.Server.Durable.Shared;
using Kashf.Server.Functions;
using Kashf.Storage.Azure;
using Kashf.Storage.Azure.Instances;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kashf.Server.Tests.Durable.Shared;

/// <summary>The engine of one of several servers, with a data directory of its own.</summary>
internal sealed class SharedHost(string name, IConfiguration storage) : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory($"kashf-{name}-");
    private IHost? host;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Of the next start; a new one after a stop.</summary>
    public Gate Gate { get; private set; } = new(name);

    public string DataDirectory => directory.FullName;

    public string Id => Get<ServerIdentity>().Id;

    public DurableTaskClient Client => Get<DurableTaskClient>();

    public InstanceDirectory Instances => Get<InstanceDirectory>();

    public IHostApplicationLifetime Lifetime => Get<IHostApplicationLifetime>();

    public static async Task<SharedHost> StartNewAsync(string name, IConfiguration storage, bool opened = false)
    {
        var made = new SharedHost(name, storage);
        await made.StartAsync(opened);
        return made;
    }

    public async Task StartAsync(bool opened = false)
    {
        if (opened)
        {
            Gate.Open();
        }

        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(Time);
        builder.Services.AddSingleton(Gate);
        builder.Services.AddAzureStorage(storage);
        builder.Services.AddDurable(FunctionCatalog.FromTypes(typeof(GatedWork)), options =>
        {
            options.DatabasePath = Path.Combine(DataDirectory, "durable.db");
            options.ShutdownGrace = TimeSpan.FromSeconds(0.1);
        });
        builder.Services.AddSharedDurable();
        host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends in good order.</summary>
    public async Task StopAsync()
    {
        await host!.StopAsync(CancellationToken.None);
        Kill();
    }

    /// <summary>Ends without a word: what runs is left as it is.</summary>
    public void Kill()
    {
        host?.Dispose();
        host = null;
        Gate = new(name);
    }

    public Task<string> ScheduleAsync(string id, string input = "done", string function = GatedWork.Name) =>
        Client.ScheduleNewOrchestrationInstanceAsync(function, input, new StartOrchestrationOptions(id), TestContext.Current.CancellationToken);

    public Task<OrchestrationMetadata?> FindAsync(string id) =>
        Client.GetInstanceAsync(id, getInputsAndOutputs: true, TestContext.Current.CancellationToken);

    public Task<OrchestrationMetadata> EndAsync(string id) =>
        Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestContext.Current.CancellationToken)
            .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    /// <summary>What the journal has of an instance.</summary>
    public InstanceState? Journal(string id) => Get<JournalReader>().Find(id);

    public T Get<T>()
        where T : notnull => host!.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await StopAsync();
        }

        directory.Delete(recursive: true);
    }
}

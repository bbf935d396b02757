using Kashf.Server.Durable;
using Kashf.Server.Durable.Journal;
using Kashf.Server.Functions;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Tests.Durable;

/// <summary>The engine over a database in a directory of its own; it can be stopped and started again over the same.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-durable-");
    private IHost? host;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Action<DurableOptions> Configure { get; init; } = _ => { };

    public Action<IServiceCollection> Services { get; init; } = _ => { };

    public string DatabasePath => Path.Combine(directory.FullName, "durable.db");

    public DurableTaskClient Client => Get<DurableTaskClient>();

    public static async Task<DurableHost> StartNewAsync(params Type[] functions)
    {
        var made = new DurableHost();
        await made.StartAsync(functions);
        return made;
    }

    public async Task StartAsync(params Type[] functions)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(Time);
        builder.Services.AddDurable(FunctionCatalog.FromTypes(functions), options =>
        {
            options.DatabasePath = DatabasePath;
            options.ShutdownGrace = TimeSpan.FromSeconds(1);
            Configure(options);
        });
        Services(builder.Services);
        host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        if (host is not null)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
            host = null;
        }
    }

    /// <summary>Runs an orchestration to its end.</summary>
    public async Task<OrchestrationMetadata> RunAsync(TaskName name, object? input = null, StartOrchestrationOptions? options = null) =>
        await EndAsync(await Client.ScheduleNewOrchestrationInstanceAsync(name, input, options, TestContext.Current.CancellationToken));

    public Task<OrchestrationMetadata> EndAsync(string instanceId) =>
        Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, TestContext.Current.CancellationToken)
            .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    public async Task<OrchestrationMetadata> GetAsync(string instanceId) =>
        (await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, TestContext.Current.CancellationToken))!;

    /// <summary>The journal of an instance, of a running or a stopped engine.</summary>
    public List<JournalEntry> Journal(string instanceId)
    {
        var reader = new JournalReader(new(new DurableOptions { DatabasePath = DatabasePath }));
        return reader.Entries(reader.Find(instanceId)!.Execution);
    }

    public T Get<T>()
        where T : notnull => host!.Services.GetRequiredService<T>();

    /// <summary>Changes the database of a stopped engine.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        directory.Delete(recursive: true);
    }
}

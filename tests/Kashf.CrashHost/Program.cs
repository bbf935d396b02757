using Kashf.CrashHost;
using Kashf.Server.Durable;
using Kashf.Server.Functions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Runs the orchestrations job-0 to job-(n-1) to their end, going on with what an earlier process left.
if (args is not [var database, var log, var count])
{
    Console.Error.WriteLine("usage: Kashf.CrashHost DATABASE LOG COUNT");
    return 2;
}

var builder = Host.CreateEmptyApplicationBuilder(new());
builder.Services.AddSingleton(new ActivityLog(log));
builder.Services.AddDurable(FunctionCatalog.FromTypes(typeof(CrashFunctions)), options =>
{
    options.DatabasePath = database;
    options.MaxConcurrentActivities = 4;
});
using var host = builder.Build();
await host.StartAsync();
var client = host.Services.GetRequiredService<DurableTaskClient>();
var ids = Enumerable.Range(0, int.Parse(count, null)).Select(i => $"job-{i}").ToList();
foreach (var id in ids)
{
    if (await client.GetInstanceAsync(id) is null)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(CrashFunctions.Job), new StartOrchestrationOptions(id));
    }
}

foreach (var id in ids)
{
    await client.WaitForInstanceCompletionAsync(id);
}

await host.StopAsync();
return 0;

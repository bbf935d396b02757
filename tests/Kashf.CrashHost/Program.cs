using Kashf.CrashHost;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video;
using Kashf.Server.Durable;
using Kashf.Server.Functions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Runs instances job-0 to job-(n-1) of an orchestration to their end, going on with what an earlier process left.
if (args is not [var database, var log, var orchestration, var count])
{
    Console.Error.WriteLine("usage: Kashf.CrashHost DATABASE LOG ORCHESTRATION COUNT");
    return 2;
}

var builder = Host.CreateEmptyApplicationBuilder(new());
builder.Services.AddSingleton(new ActivityLog(log));
builder.Services.AddDurable(FunctionCatalog.FromTypes(typeof(CrashFunctions), typeof(VideoTaggingOrchestration), typeof(CrashVideoSteps)), options =>
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
        await client.ScheduleNewOrchestrationInstanceAsync(orchestration, new JobInput(1, id), new StartOrchestrationOptions(id));
    }
}

foreach (var id in ids)
{
    await client.WaitForInstanceCompletionAsync(id);
}

await host.StopAsync();
return 0;

using Kashf.Core.Jobs;
using Kashf.Core.Storage;
using Kashf.Functions.Images;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video;
using Kashf.Server.Tests.Durable;
using Kashf.Storage.Local;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kashf.Server.Tests.Jobs;

/// <summary>The purge over real stores and a real journal.</summary>
public sealed class PurgeJobsTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-purge-");
    private readonly ManualTime time = new();

    [Fact]
    public async Task Run_FilesPastTheirTime_AreDeleted()
    {
        await using var host = new DurableHost { Time = time };
        await host.StartAsync();
        await using var services = Services();
        var files = services.GetRequiredService<IFiles>();
        await SaveAsync(files, "transfers/uploads/1.csv", "media/1.csv", "uploads/images/a", "uploads/images/b", "videos/job/run/0000/source", "seen-videos/hash/a", "seen-videos/hash/b");
        time.Advance(TimeSpan.FromHours(25));
        await SaveAsync(files, "transfers/uploads/2.csv", "uploads/images/b", "seen-videos/hash/b");

        await PurgeAsync(services, host);
        Assert.False(await ExistsAsync(files, "transfers/uploads/1.csv"));
        Assert.True(await ExistsAsync(files, "transfers/uploads/2.csv"));
        Assert.True(await ExistsAsync(files, "media/1.csv"));
        Assert.False(await ExistsAsync(files, "uploads/images/a"));
        Assert.True(await ExistsAsync(files, "uploads/images/b"));
        Assert.False(await ExistsAsync(files, "videos/job/run/0000/source"));
        Assert.False(await ExistsAsync(files, "seen-videos/hash/a"));
        Assert.True(await ExistsAsync(files, "seen-videos/hash/b"));
    }

    [Fact]
    public async Task Run_JobWhoseInstanceIsYoungerThanItself_KeepsItsRequestWhileItRuns()
    {
        await using var host = new DurableHost { Time = time };
        await host.StartAsync(typeof(Waiting));
        await using var services = Services();
        var jobs = services.GetRequiredService<IJobs>();
        await jobs.TrySaveAsync(new Job("old", 1, "tag_videos", null, time.GetUtcNow()), null, "{}"u8.ToArray(), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromHours(30));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitForGo", new VideoTaggingInput(1, "old"), new StartOrchestrationOptions("old"), TestContext.Current.CancellationToken);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitForGo", 3, new StartOrchestrationOptions("other"), TestContext.Current.CancellationToken);

        await PurgeAsync(services, host);
        Assert.NotNull(await jobs.ReadRequestAsync(1, "old", TestContext.Current.CancellationToken));

        foreach (var id in new[] { "old", "other" })
        {
            await host.Client.RaiseEventAsync(id, "go", "now", TestContext.Current.CancellationToken);
            await host.EndAsync(id);
        }

        await PurgeAsync(services, host);
        Assert.Null(await jobs.ReadRequestAsync(1, "old", TestContext.Current.CancellationToken));
    }

    public void Dispose() => directory.Delete(recursive: true);

    private ServiceProvider Services() =>
        new ServiceCollection().AddSingleton<TimeProvider>(time).AddLocalStorage(options => options.DataDirectory = directory.FullName).BuildServiceProvider();

    private Task PurgeAsync(ServiceProvider services, DurableHost host) => new PurgeJobsFunction(
        services.GetRequiredService<IJobs>(),
        services.GetRequiredService<IFiles>(),
        Options.Create(new JobOptions { RetentionHours = 24 }),
        Options.Create(new ImageFileOptions { UploadDays = 1 }),
        Options.Create(new VideoJobOptions { SeenHours = 12 }),
        time,
        NullLogger<PurgeJobsFunction>.Instance).Run(new TimerInfo(), host.Client, TestContext.Current.CancellationToken);

    private static async Task SaveAsync(IFiles files, params string[] names)
    {
        foreach (var name in names)
            await files.SaveAsync(1, name, async (stream, cancellation) => await stream.WriteAsync("content\n"u8.ToArray(), cancellation), TestContext.Current.CancellationToken);
    }

    private static async Task<bool> ExistsAsync(IFiles files, string name)
    {
        await using var stream = await files.OpenAsync(1, name, TestContext.Current.CancellationToken);
        return stream is not null;
    }

    private static class Waiting
    {
        [Function("WaitForGo")]
        public static Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("go");
    }
}

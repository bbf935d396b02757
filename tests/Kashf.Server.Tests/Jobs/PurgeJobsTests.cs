using Kashf.Core.Storage;
using Kashf.Functions.Images;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video;
using Kashf.Server.Tests.Durable;
using Kashf.Storage.Local;
using Microsoft.Azure.Functions.Worker;
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
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddLocalStorage(options => options.DataDirectory = directory.FullName).BuildServiceProvider();
        var files = services.GetRequiredService<IFiles>();
        await SaveAsync(files, "transfers/uploads/1.csv", "media/1.csv", "uploads/images/a", "uploads/images/b", "videos/job/run/0000/source", "seen-videos/hash/a", "seen-videos/hash/b");
        time.Advance(TimeSpan.FromHours(25));
        await SaveAsync(files, "transfers/uploads/2.csv", "uploads/images/b", "seen-videos/hash/b");

        var purge = new PurgeJobsFunction(
            services.GetRequiredService<IJobs>(),
            files,
            Options.Create(new JobOptions { RetentionHours = 24 }),
            Options.Create(new ImageFileOptions { UploadDays = 1 }),
            Options.Create(new VideoJobOptions { SeenHours = 12 }),
            time,
            NullLogger<PurgeJobsFunction>.Instance);
        await purge.Run(new TimerInfo(), host.Client, TestContext.Current.CancellationToken);
        Assert.False(await ExistsAsync(files, "transfers/uploads/1.csv"));
        Assert.True(await ExistsAsync(files, "transfers/uploads/2.csv"));
        Assert.True(await ExistsAsync(files, "media/1.csv"));
        Assert.False(await ExistsAsync(files, "uploads/images/a"));
        Assert.True(await ExistsAsync(files, "uploads/images/b"));
        Assert.False(await ExistsAsync(files, "videos/job/run/0000/source"));
        Assert.False(await ExistsAsync(files, "seen-videos/hash/a"));
        Assert.True(await ExistsAsync(files, "seen-videos/hash/b"));
    }

    public void Dispose() => directory.Delete(recursive: true);

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
}

using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video;
using Kashf.Functions.Video.Files;
using Kashf.Functions.Video.Work;
using Kashf.Storage.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tests.Video.Files;

/// <summary>Room for videos, over real files on a real drive.</summary>
public sealed class VideoRoomTests : IAsyncDisposable
{
    private const int FileBytes = 2_000;

    private static readonly VideoStepOutcome Fetched = new() { Hash = "hash" };

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-room-");
    private readonly ServiceProvider services;

    public VideoRoomTests() => services = new ServiceCollection()
        .AddLogging().AddLocalStorage(options => options.DataDirectory = directory.FullName).BuildServiceProvider();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fetch_StoredFilesTakeAll_WaitsUntilOneGoes()
    {
        var room = Room(storedBytes: 5_000);
        await SaveAsync(0, 2_000);
        Assert.Equal(Fetched, await FetchAsync(room));
        await SaveAsync(1, 1_001);

        Assert.True((await FetchAsync(room)).MustWait);

        await services.GetRequiredService<IFiles>().DeleteAsync(1, Name(1), Cancellation);
        Assert.Equal(Fetched, await FetchAsync(room));
    }

    [Fact]
    public async Task Fetch_OthersOnTheirWay_CountAsTheLongestThatMayBe()
    {
        var room = Room(storedBytes: 5_000);
        var (first, second) = (new TaskCompletionSource<VideoStepOutcome>(), new TaskCompletionSource<VideoStepOutcome>());
        var fetching = new[] { room.FetchAsync(0, () => first.Task, Cancellation), room.FetchAsync(0, () => second.Task, Cancellation) };

        Assert.True((await FetchAsync(room)).MustWait);

        first.SetResult(Fetched);
        await fetching[0];
        Assert.Equal(Fetched, await FetchAsync(room));
        second.SetException(new IOException());
        await Assert.ThrowsAsync<IOException>(() => fetching[1]);
        var third = new TaskCompletionSource<VideoStepOutcome>();
        var last = room.FetchAsync(0, () => third.Task, Cancellation);
        Assert.Equal(Fetched, await FetchAsync(room));
        third.SetResult(Fetched);
        await last;
    }

    [Fact]
    public async Task Fetch_NoEndOfWaiting_IsRefusedWithWhatToDo()
    {
        var room = Room(storedBytes: 5_000);
        await SaveAsync(0, 4_000);

        var outcome = await FetchAsync(room, waits: 60);

        Assert.Equal(VideoRefusals.NoRoom, outcome.Error);
        Assert.False(outcome.MustWait);
    }

    [Fact]
    public async Task Fetch_DriveIsFullOfOtherThings_IsRefusedAtOnce()
    {
        var room = Room(storedBytes: 5_000, freeBytes: 1L << 50);

        Assert.Equal(VideoRefusals.NoRoom, (await FetchAsync(room)).Error);

        // Another video's file may go and make room.
        await SaveAsync(0, 1);
        Assert.True((await FetchAsync(room)).MustWait);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        directory.Delete(recursive: true);
    }

    private static string Name(int video) => VideoFileNames.Source(new VideoRun(new JobInput(1, "job"), "run", DatasetType.Image), video);

    private static Task<VideoStepOutcome> FetchAsync(VideoRoom room, int waits = 0) => room.FetchAsync(waits, () => Task.FromResult(Fetched), Cancellation);

    private VideoRoom Room(long storedBytes, long freeBytes = 0) => new(
        services.GetRequiredService<IFiles>(),
        Options.Create(new VideoJobOptions { FileBytes = FileBytes, StoredBytes = storedBytes, FreeBytes = freeBytes }),
        NullLogger<VideoRoom>.Instance);

    private Task<long> SaveAsync(int video, int length) => services.GetRequiredService<IFiles>().SaveAsync(
        1, Name(video), (stream, cancel) => stream.WriteAsync(new byte[length], cancel).AsTask(), Cancellation);
}

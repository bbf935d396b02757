using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Core.Video;
using Kashf.Functions.Images;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video;
using Kashf.Functions.Video.Files;
using Kashf.Functions.Video.Work;
using Kashf.Media;
using Kashf.Models;
using Kashf.Storage.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tests.Video.Files;

public sealed class SeenVideosTests : IAsyncLifetime
{
    private const string Name = "seen-videos/hash/key";

    private static readonly FrameSettings EachTenth = new(TimeSpan.FromMilliseconds(100), LeastDifference: 0.4, Duration: null);
    private static readonly VideoStepInput Step = new(new VideoRun(new JobInput(1, "job"), "run", DatasetType.Image), 0, 0, 0, "hash");

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-seen-");
    private ServiceProvider services = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SeenVideos Seen => services.GetRequiredService<SeenVideos>();

    private IFiles Files => services.GetRequiredService<IFiles>();

    public ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().Build();
        services = new ServiceCollection().AddLogging().AddMedia(configuration).AddModels(configuration)
            .AddLocalStorage(options => options.DataDirectory = directory.FullName).AddSingleton<ImageSight>().AddSingleton<SeenVideos>().BuildServiceProvider();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task CanRead_WhatWasSaved_IsThere()
    {
        await SaveAsync();

        Assert.True(await Seen.CanReadAsync(1, Name, Cancellation));
        Assert.False(await Seen.CanReadAsync(1, Name + "-other", Cancellation));
    }

    [Fact]
    public async Task CanRead_BytesThatCanNotBeRead_CountAsNotThere()
    {
        await SaveAsync();
        await using var stream = (await Files.OpenAsync(1, Name, Cancellation))!;
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole, Cancellation);
        var bytes = whole.ToArray();

        Assert.False(await IsReadAsync([]));
        Assert.False(await IsReadAsync(bytes[..^1]));
        // The version stands behind the length and four bytes that tell what it is.
        Assert.False(await IsReadAsync([.. bytes[..12], (byte)(bytes[12] + 1), .. bytes[13..]]));
        Assert.False(await IsReadAsync([.. bytes[..40], (byte)(bytes[40] ^ 1), .. bytes[41..]]));
        Assert.True(await IsReadAsync(bytes));
    }

    [Fact]
    public void Of_NothingIsKept_LiesAmongTheFilesOfTheJob()
    {
        var name = Names(0).Of(Step, EachTenth);

        Assert.StartsWith($"{VideoFileNames.Run(Step.Run)}/", name, StringComparison.Ordinal);
        Assert.StartsWith($"{VideoFileNames.Seen}/hash/", Names(24).Of(Step, EachTenth), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OtherFramesAreKept_IsAnotherName() =>
        Assert.NotEqual(Names(24).Of(Step, EachTenth), Names(24).Of(Step, EachTenth with { KeepEvery = TimeSpan.FromSeconds(1) }));

    private SeenVideoNames Names(double hours) =>
        new(services.GetRequiredService<ImageSight>(), Options.Create(new VideoJobOptions { SeenHours = hours }));

    private Task SaveAsync() => Seen.SaveAsync(
        1,
        Name,
        TimeSpan.FromSeconds(1),
        async (writer, cancel) =>
        {
            await writer.AddAsync(
                new SampledFrame(default, new FrameSignature(new byte[FrameSignature.Length]), new SeenFrame { Vector = [1, 0] }), cancel);
            return true;
        },
        Cancellation);

    private async Task<bool> IsReadAsync(byte[] bytes)
    {
        await Files.SaveAsync(1, Name, async (stream, cancel) => await stream.WriteAsync(bytes, cancel), Cancellation);
        return await Seen.CanReadAsync(1, Name, Cancellation);
    }
}

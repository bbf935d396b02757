using Kashf.Core.Datasets;
using Kashf.Core.Video;
using Kashf.Core.Video.Segments;
using Kashf.Functions.Video.Sight;
using Kashf.Media;
using Kashf.Media.Video;
using Kashf.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Functions.Tests.Video.Sight;

/// <summary>What looks at videos, with the built-in models, and two clips to look at.</summary>
public sealed class SightServices : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-sight-");
    private readonly ServiceProvider services;

    private readonly Lazy<Task<Clip>> scenes;
    private readonly Lazy<Task<Clip>> people;

    public SightServices()
    {
        services = Build();
        scenes = new(() => MakeAsync("scenes.mp4", Clips.MakeAsync));
        people = new(() => MakeAsync("people.mp4", Clips.MakeOfPeopleAsync));
    }

    public SegmentSight Sight => services.GetRequiredService<SegmentSight>();

    public static ServiceProvider Build(params KeyValuePair<string, string?>[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddMedia(configuration)
            .AddModels(configuration)
            .AddSingleton<FrameSight>()
            .AddSingleton<SegmentSight>()
            .BuildServiceProvider();
    }

    /// <summary>See <see cref="Clips"/>.</summary>
    public Task<Clip> ScenesAsync() => scenes.Value;

    /// <inheritdoc cref="ScenesAsync"/>
    public Task<Clip> PeopleAsync() => people.Value;

    /// <summary>Looks at a video in segments, and at what their merge lacks, until nothing is lacking.</summary>
    /// <returns>The frames that are kept, as they come back from files, and how many were looked at once more.</returns>
    public async Task<(IReadOnlyList<SampledFrame> Kept, int SeenLater)> SeeAsync(Clip clip, DatasetType type, FrameSettings settings, int atLeast)
    {
        var segments = clip.Segments(settings, atLeast);
        Assert.Equal(atLeast > 1, segments.Count > 1);
        var sampled = new List<byte[]>();
        foreach (var segment in segments)
            sampled.Add(await WriteAsync((add, token) => Sight.RunAsync(clip.Path, clip.Index.Info, segment, type, settings, add, token)));
        List<List<byte[]>> seenLater = [.. segments.Select(_ => new List<byte[]>())];
        for (var later = 0; ;)
        {
            var (kept, missing) = await MergeAsync(settings, sampled, seenLater);
            if (missing.Count == 0)
                return (kept, later);
            later += missing.Sum(part => part.Frames.Count);
            foreach (var part in missing)
            {
                seenLater[part.Segment].Add(await WriteAsync(
                    (add, token) => Sight.LookAsync(clip.Path, clip.Index.Info, segments[part.Segment], part.Frames, type, add, token)));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        directory.Delete(recursive: true);
    }

    private async Task<Clip> MakeAsync(string name, Func<string, Task> make)
    {
        var path = Path.Combine(directory.FullName, name);
        await make(path);
        var index = await services.GetRequiredService<VideoProbe>().ReadAsync(path, TestContext.Current.CancellationToken);
        Assert.Null(index.Error);
        return new(path, index.Value!);
    }

    private static async Task<byte[]> WriteAsync(
        Func<Func<SampledFrame, CancellationToken, ValueTask>, CancellationToken, Task<Kashf.Core.Results.Error?>> see)
    {
        using var file = new MemoryStream();
        var writer = new SampledFramesWriter(file);
        Assert.Null(await see(writer.AddAsync, TestContext.Current.CancellationToken));
        await writer.CompleteAsync(TestContext.Current.CancellationToken);
        return file.ToArray();
    }

    private static async Task<(List<SampledFrame> Kept, IReadOnlyList<MissingFrames> Missing)> MergeAsync(
        FrameSettings settings, List<byte[]> sampled, List<List<byte[]>> seenLater)
    {
        var kept = new List<SampledFrame>();
        var segments = sampled.Zip(seenLater, (file, later) => new SegmentFrames(Read(file), [.. later.Select(Read)])).ToList();
        var missing = await new MergeSegments(settings.LeastDifference, settings.KeepEvery).RunAsync(segments, Add, TestContext.Current.CancellationToken);
        return (kept, missing);

        ValueTask Add(SampledFrame frame, CancellationToken token)
        {
            kept.Add(frame);
            return ValueTask.CompletedTask;
        }
    }

    private static IAsyncEnumerable<SampledFrame> Read(byte[] file) =>
        SampledFramesReader.ReadAsync(_ => Task.FromResult<Stream>(new MemoryStream(file)), TestContext.Current.CancellationToken);
}

using Kashf.Core.Video;
using Kashf.Media.Video;
using Kashf.Media.Video.Signatures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Media.Tests.Video.Signatures;

public sealed class KnownCutsTests
{
    private static readonly int[] Cuts = [125, 275, 375, 475, 600];

    [Fact]
    public async Task Keep_ClipWithCuts_KeepsAFrameOfEachSceneAndFewOthers()
    {
        var frames = await ReadAsync(FindClip());
        int[] bounds = [0, .. Cuts, 750];
        Assert.All([0.3, 0.4, 0.5], leastDifference =>
        {
            var selection = new FrameSelection(leastDifference);
            var kept = frames.Where(frame => selection.Keep(TimeSpan.Zero, frame.Signature)).Select(frame => frame.Frame).ToList();
            Assert.All(Cuts, cut => Assert.Contains(kept, frame => frame >= cut && frame <= cut + 2));
            Assert.All(bounds.Zip(bounds.Skip(1)), scene => Assert.InRange(kept.Count(frame => frame >= scene.First && frame < scene.Second), 1, 4));
        });
    }

    private static async Task<List<(int Frame, FrameSignature Signature)>> ReadAsync(string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var services = new ServiceCollection().AddLogging().AddMedia(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var index = (await services.GetRequiredService<VideoProbe>().ReadAsync(path, cancellation)).Value!;
        var settings = new FrameSettings(TimeSpan.FromMilliseconds(40), 0.4, null);
        var segment = Assert.Single(SegmentPlan.Of(index, settings, TimeSpan.FromHours(1), 1));
        List<(int Frame, FrameSignature Signature)> frames = [];
        await foreach (var frame in services.GetRequiredService<FrameReader>().ReadAsync(path, index.Info, segment, 320, cancellation))
        {
            using var decoded = frame.Value!;
            frames.Add((decoded.Position.Frame, FrameSignatures.Of(decoded.Planes)));
        }

        return frames;
    }

    private static string FindClip()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Kashf.Functions.sln")))
            directory = directory.Parent;
        var clip = Path.Combine(directory?.FullName ?? ".", "..", "shared", "data", "video", "intel_composite_cuts.mp4");
        Assert.SkipUnless(File.Exists(clip), $"{clip} is missing.");
        return clip;
    }
}

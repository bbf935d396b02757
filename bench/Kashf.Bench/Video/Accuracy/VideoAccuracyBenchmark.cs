using Kashf.Bench.Video.Clips;
using Kashf.Core.Video;
using Kashf.Core.Video.Tags;
using Kashf.Media.Video.Signatures;
using Spectre.Console;

namespace Kashf.Bench.Video.Accuracy;

/// <summary>
/// A dataset learns four clips and tags the composite of them. Two of them are to be had only in the composite itself: it learns
/// their first scenes there, and is judged by all others.
/// </summary>
internal static class VideoAccuracyBenchmark
{
    private const int Examples = 20;

    private static readonly string[] Titles = ["cars", "one person", "bottles", "heads"];

    /// <summary>The composite's scenes: their first frame, and the number of the tag that they show.</summary>
    private static readonly (int Start, int Tag)[] Scenes = [(0, 1), (125, 2), (275, 3), (375, 4), (475, 1), (600, 2)];

    /// <summary>Of the scenes from here on nothing was learnt in the composite.</summary>
    private const int FirstJudged = 275;

    public static async Task RunAsync(CancellationToken cancellation)
    {
        await using var reader = new ClipReader();
        var learned = LearnedScenes.Train(reader.Encoder.ModelId, await ExamplesAsync(reader, cancellation), Titles, cancellation);
        var table = new Table().MarkdownBorder().AddColumns("frames of the scenes not learnt from", "kept", "tagged right", "share");
        foreach (var (milliseconds, leastDifference) in new[] { (40, 0.4), (40, 0.2), (40, 0.05), (200, 0.0) })
        {
            var (right, kept) = await JudgeAsync(reader, learned, TimeSpan.FromMilliseconds(milliseconds), leastDifference, cancellation);
            table.AddRow($"every_ms={milliseconds}, min_frame_diff={leastDifference}", $"{kept}", $"{right}", $"{100.0 * right / kept:0.0} %");
        }

        AnsiConsole.Write(table);
        foreach (var tag in await TagsAsync(reader, learned, cancellation))
            AnsiConsole.WriteLine($"the whole composite shows {tag.Title}: {tag.Probability:.00}, in {tag.Frames} kept frames that stand for {tag.Seconds:0.0} s");
    }

    /// <summary>As a video's tags are answered where nothing is said of its frames.</summary>
    private static async Task<IReadOnlyList<VideoTag>> TagsAsync(ClipReader reader, LearnedScenes learned, CancellationToken cancellation)
    {
        var every = TimeSpan.FromMilliseconds(100);
        var selection = new FrameSelection(0.4, VideoTags.LeastTime);
        var tags = new VideoTags(every, (await reader.IndexAsync(Clip.Composite, cancellation)).Info.Duration, Titles.Length);
        await foreach (var frame in reader.ReadAsync(Clip.Composite, every, cancellation))
        {
            if (selection.Keep(frame.Position.Time, FrameSignatures.Of(frame.Planes)))
                tags.Add(frame.Position, [learned.Tag((await reader.Encoder.EncodeAsync(frame.ToImage(), cancellation)).Values)]);
        }

        return tags.Find();
    }

    private static async Task<(int Right, int Kept)> JudgeAsync(
        ClipReader reader, LearnedScenes learned, TimeSpan every, double leastDifference, CancellationToken cancellation)
    {
        var selection = new FrameSelection(leastDifference);
        var (right, kept) = (0, 0);
        await foreach (var frame in reader.ReadAsync(Clip.Composite, every, cancellation))
        {
            if (!selection.Keep(frame.Position.Time, FrameSignatures.Of(frame.Planes)) || frame.Position.Frame < FirstJudged)
                continue;
            var vector = await reader.Encoder.EncodeAsync(frame.ToImage(), cancellation);
            var expected = Scenes.Last(scene => scene.Start <= frame.Position.Frame).Tag;
            (right, kept) = (right + (learned.Tag(vector.Values).TagId == expected ? 1 : 0), kept + 1);
        }

        return (right, kept);
    }

    private static async Task<List<(float[] Vector, int Tag)>> ExamplesAsync(ClipReader reader, CancellationToken cancellation) =>
    [
        .. await SeeAsync(reader, Clip.Composite, frame => frame < Scenes[1].Start, 1, cancellation),
        .. await SeeAsync(reader, Clip.Composite, frame => frame >= Scenes[1].Start && frame < Scenes[2].Start, 2, cancellation),
        .. await SeeAsync(reader, Clip.Bottles, _ => true, 3, cancellation),
        .. await SeeAsync(reader, Clip.Heads, _ => true, 4, cancellation),
    ];

    /// <summary>What the encoder sees in frames, evenly from all that are wanted.</summary>
    private static async Task<List<(float[] Vector, int Tag)>> SeeAsync(
        ClipReader reader, string file, Func<int, bool> isWanted, int tag, CancellationToken cancellation)
    {
        var index = await reader.IndexAsync(file, cancellation);
        int[] wanted = [.. Enumerable.Range(0, index.Timestamps.Length).Where(isWanted)];
        var chosen = Enumerable.Range(0, Examples).Select(i => wanted[i * wanted.Length / Examples]).ToHashSet();
        var seen = new List<(float[] Vector, int Tag)>();
        await foreach (var frame in reader.ReadAsync(file, TimeSpan.FromTicks(1), cancellation))
        {
            if (chosen.Contains(frame.Position.Frame))
                seen.Add(((await reader.Encoder.EncodeAsync(frame.ToImage(), cancellation)).Values, tag));
        }

        return seen;
    }
}

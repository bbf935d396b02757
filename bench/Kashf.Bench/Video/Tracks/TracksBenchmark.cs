using System.Numerics.Tensors;
using Kashf.Bench.Video.Clips;
using Kashf.Core.Video;
using Kashf.Core.Video.Tracks;
using Spectre.Console;

namespace Kashf.Bench.Video.Tracks;

/// <summary>What following faces saves, and how far a face's own embedding is from its track's.</summary>
internal static class TracksBenchmark
{
    private const float Far = 0.6f;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(80);

    private static readonly (double Overlap, float Likeness)[] Rules =
        [(0.6, 0.7f), (0.7, 0.8f), (0.8, 0.9f), (FaceTracks.UsualOverlap, FaceTracks.UsualLikeness), (0.9, 0.93f), (0.9, 0.97f)];

    public static async Task RunAsync(CancellationToken cancellation)
    {
        await using var faces = new FramesOfFaces();
        var clips = new List<List<IReadOnlyList<FrameFace>>>();
        foreach (var clip in (string[])[Clip.Heads, Clip.Classroom, Clip.Concert, Clip.Composite])
            clips.Add(await faces.ReadAsync(clip, Every, cancellation));
        var all = clips.Sum(frames => frames.Sum(frame => frame.Count));
        var table = new Table().MarkdownBorder().AddColumns("overlap, correlation", $"embedded of {all}", "mean cosine", "a hundredth is below", $"below {Far}");
        foreach (var (overlap, likeness) in Rules)
        {
            var cosines = clips.SelectMany(frames => Cosines(frames, new FaceTracks(overlap, likeness))).Order().ToList();
            table.AddRow(
                $"{overlap:.00}, {likeness:.00}", $"{1 - ((double)cosines.Count / all):P0}", $"{cosines.Average():.00}",
                $"{cosines[cosines.Count / 100]:.00}", $"{cosines.Count(cosine => cosine < Far) / (double)cosines.Count:P1}");
        }

        AnsiConsole.Write(table);
    }

    /// <returns>Of each face that continues a track, to the face that began it.</returns>
    private static IEnumerable<float> Cosines(List<IReadOnlyList<FrameFace>> frames, FaceTracks tracks) =>
        from frame in frames
        from pair in frame.Zip(tracks.Follow(frame))
        where !ReferenceEquals(pair.First, pair.Second)
        select TensorPrimitives.Dot<float>(pair.First.Embedding, pair.Second.Embedding);
}

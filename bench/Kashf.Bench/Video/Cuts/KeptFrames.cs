using Kashf.Bench.Video.Clips;
using Kashf.Core.Video;
using Kashf.Media.Video.Signatures;

namespace Kashf.Bench.Video.Cuts;

/// <summary>Which frames of a clip are kept, at any least difference.</summary>
internal sealed class KeptFrames
{
    /// <summary>A frame this soon after a cut shows the new scene.</summary>
    private const int Soon = 2;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(40);

    private readonly int[] cuts;
    private readonly List<FrameSignature> signatures = [];
    private readonly List<int> frames = [];

    private KeptFrames(int[] cuts) => this.cuts = cuts;

    public static async Task<KeptFrames> ReadAsync(ClipReader reader, Clip clip, CancellationToken cancellation)
    {
        var kept = new KeptFrames(clip.Cuts);
        await foreach (var frame in reader.ReadAsync(clip.File, Every, cancellation))
        {
            kept.frames.Add(frame.Position.Frame);
            kept.signatures.Add(FrameSignatures.Of(frame.Planes));
        }

        return kept.frames[^1] > clip.Cuts.LastOrDefault() ? kept : throw new InvalidDataException($"{clip.Name} ends before its last cut.");
    }

    /// <summary>The cuts after which a frame is kept soon.</summary>
    public int Found(double leastDifference)
    {
        var kept = Keep(leastDifference);
        return cuts.Count(cut => kept.Any(frame => IsSoonAfter(cut, frame)));
    }

    /// <summary>For each scene the kept frames but the one by which it is found.</summary>
    public int[] Others(double leastDifference)
    {
        var kept = Keep(leastDifference);
        int[] starts = [0, .. cuts];
        return [.. starts.Select((start, scene) =>
        {
            var inScene = kept.Where(frame => frame >= start && (scene + 1 == starts.Length || frame < starts[scene + 1])).ToList();
            return inScene.Count - (inScene.Exists(frame => IsSoonAfter(start, frame)) ? 1 : 0);
        })];
    }

    /// <summary>The smallest difference between the last frame of a scene and the first ones of the next.</summary>
    public double LeastAtCut() => cuts.Min(cut =>
    {
        var before = frames.FindLastIndex(frame => frame < cut);
        return Enumerable.Range(before + 1, signatures.Count - before - 1).TakeWhile(i => IsSoonAfter(cut, frames[i]))
            .Max(i => FrameSignature.Difference(signatures[before], signatures[i]));
    });

    private static bool IsSoonAfter(int cut, int frame) => frame >= cut && frame <= cut + Soon;

    private List<int> Keep(double leastDifference)
    {
        var selection = new FrameSelection(leastDifference);
        return [.. frames.Where((_, i) => selection.Keep(TimeSpan.Zero, signatures[i]))];
    }
}

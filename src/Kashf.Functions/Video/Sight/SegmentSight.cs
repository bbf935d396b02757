using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Video;
using Kashf.Core.Video.Tracks;
using Kashf.Media.Video;
using Kashf.Models;

namespace Kashf.Functions.Video.Sight;

/// <summary>
/// Looks at a segment of a video: the model sees the kept frames while those that follow are decoded. Memory does not grow with
/// the segment.
/// </summary>
public sealed class SegmentSight(FrameReader reader, FrameSight sight)
{
    /// <summary>Asked before a video is fetched in vain.</summary>
    /// <exception cref="ModelUnavailableException">The model that looks at frames for datasets of this type is not installed.</exception>
    public void RequireModel(DatasetType type) => _ = sight.WantedSide(type);

    /// <summary>Compares the sampled frames as if the video began with the segment, and looks at those that are kept then.</summary>
    /// <param name="path">A local file.</param>
    /// <param name="video">What it is.</param>
    /// <param name="segment">Which part of it.</param>
    /// <param name="type">Decides what is looked for: <see cref="DatasetType.Image"/> or <see cref="DatasetType.Face"/>.</param>
    /// <param name="settings">Which frames are kept.</param>
    /// <param name="add">Takes every sampled frame, in order.</param>
    /// <param name="cancellation">Ends the decoder too.</param>
    /// <returns>Why the segment can't be decoded to its end; null where it was.</returns>
    /// <exception cref="ModelUnavailableException">There is no model to look at frames; nothing was decoded.</exception>
    public Task<Error?> RunAsync(
        string path,
        VideoInfo video,
        VideoSegment segment,
        DatasetType type,
        FrameSettings settings,
        Func<SampledFrame, CancellationToken, ValueTask> add,
        CancellationToken cancellation)
    {
        var (selection, tracks) = (new FrameSelection(settings.LeastDifference, settings.KeepEvery), new FaceTracks());
        return RunAsync(path, video, segment, type, (position, signature) => selection.Keep(position.Time, signature), () => tracks, add, cancellation);
    }

    /// <summary>Looks at certain frames of a segment; of faces it embeds every one.</summary>
    /// <param name="path">A local file.</param>
    /// <param name="video">What it is.</param>
    /// <param name="segment">Which part of it.</param>
    /// <param name="frames">The indices of frames among the segment's samples, ascending; one or more.</param>
    /// <param name="type">Decides what is looked for: <see cref="DatasetType.Image"/> or <see cref="DatasetType.Face"/>.</param>
    /// <param name="add">Takes each frame, in order.</param>
    /// <param name="cancellation">Ends the decoder too.</param>
    /// <returns>Why not all frames can be decoded; null where they were.</returns>
    /// <exception cref="ModelUnavailableException">There is no model to look at frames; nothing was decoded.</exception>
    public Task<Error?> LookAsync(
        string path,
        VideoInfo video,
        VideoSegment segment,
        IReadOnlyList<int> frames,
        DatasetType type,
        Func<SampledFrame, CancellationToken, ValueTask> add,
        CancellationToken cancellation)
    {
        var wanted = frames.ToHashSet();
        var upToLast = segment with { Samples = [.. segment.Samples.TakeWhile(sample => sample.Position.Frame <= frames[^1])] };
        return RunAsync(path, video, upToLast, type, (position, _) => wanted.Contains(position.Frame), () => new FaceTracks(), AddWantedAsync, cancellation);

        ValueTask AddWantedAsync(SampledFrame frame, CancellationToken token) => frame.Seen is null ? ValueTask.CompletedTask : add(frame, token);
    }

    private async Task<Error?> RunAsync(
        string path,
        VideoInfo video,
        VideoSegment segment,
        DatasetType type,
        Func<FramePosition, FrameSignature, bool> keep,
        Func<FaceTracks> tracks,
        Func<SampledFrame, CancellationToken, ValueTask> add,
        CancellationToken cancellation)
    {
        var frames = reader.ReadAsync(path, video, segment, sight.WantedSide(type), cancellation);
        return await new FrameQueue(keep).RunAsync(frames, SeeAsync, cancellation);

        async Task SeeAsync(SelectedFrame frame, CancellationToken token)
        {
            var seen = frame.Kept is { } kept ? await sight.LookAsync(type, kept, video, tracks(), token) : null;
            await add(new SampledFrame(frame.Position, frame.Signature, seen), token);
        }
    }
}

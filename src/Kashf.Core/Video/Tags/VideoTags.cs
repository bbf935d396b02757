using Kashf.Core.Tagging;

namespace Kashf.Core.Video.Tags;

/// <summary>
/// A video's tags from those of its kept frames, each of which stands for the time until the next. A tag counts where it was
/// found for a second or more, and in more than one kept frame; of a short video, half and one frame suffice. The probability is that of
/// the appearance that is most probable, the mean over its time: that the video shows a tag at all is at least as probable
/// as that any part does, however the parts depend on one another.
/// </summary>
/// <param name="every">As in <see cref="FrameSettings"/>.</param>
/// <param name="length">Of what was looked at, from the first frame on.</param>
/// <param name="mostTags">At least 1.</param>
public sealed class VideoTags(TimeSpan every, TimeSpan length, int mostTags)
{
    /// <summary>For how long a tag must be found. Frames kept this often let two of them be in every scene that is long enough.</summary>
    public static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);

    private const int LeastFrames = 2;

    /// <summary>Between one and two, because frames do not come exactly when a sample is due.</summary>
    private const double LeastSamples = 1.5;

    private readonly Dictionary<long, TagSupport> tags = [];
    private readonly TimeSpan least = Least(every, length);
    private (TimeSpan Start, IReadOnlyList<TagPrediction> Tags)? shown;
    private double nothingKnown;
    private int frames;

    /// <summary>Adds a kept frame; the first kept frame first.</summary>
    /// <param name="found">The frame's tags, or the people in it, or <see cref="Unrecognised"/>.</param>
    public void Add(FramePosition position, IEnumerable<TagPrediction> found)
    {
        frames++;
        ShowUntil(position.Time);
        shown = (position.Time, [.. found]);
    }

    /// <returns>The most probable first; the one of <see cref="Unrecognised"/> where no tag was found long enough.</returns>
    public IReadOnlyList<VideoTag> Find()
    {
        ShowUntil(length);
        shown = null;
        List<VideoTag> found =
        [
            .. tags.Select(tag => tag.Value.Of(tag.Key)).OfType<VideoTag>()
                .OrderByDescending(tag => tag.Probability).ThenByDescending(tag => tag.Seconds).ThenBy(tag => tag.TagId).Take(mostTags),
        ];
        return found.Count > 0 ? found : [Nothing()];
    }

    private void ShowUntil(TimeSpan end)
    {
        if (shown is not { } frame)
            return;
        var known = frame.Tags.Where(tag => tag.TagId != Unrecognised.TagId).ToList();
        var until = end > frame.Start ? end : frame.Start;
        foreach (var tag in known.GroupBy(tag => tag.TagId, (_, same) => same.MaxBy(one => one.Probability)!))
        {
            if (!tags.TryGetValue(tag.TagId, out var support))
                tags.Add(tag.TagId, support = new TagSupport(tag.Title, least, NeededFrames));
            support.Add(frame.Start, until, tag.Probability);
        }

        var nothing = known.Count > 0 ? 1 - known.Max(tag => tag.Probability) : frame.Tags.Select(tag => tag.Probability).DefaultIfEmpty(1).Max();
        nothingKnown += nothing * (until - frame.Start).TotalSeconds;
    }

    // Of a video of one kept frame, it is the only one by the time that a tag is first counted.
    private int NeededFrames => frames == 1 || length < LeastFrames * LeastTime ? 1 : LeastFrames;

    private VideoTag Nothing()
    {
        var probability = length > TimeSpan.Zero ? Math.Clamp(nothingKnown / length.TotalSeconds, 0, 1) : 1;
        var tag = Unrecognised.Tag(probability);
        return new VideoTag(tag.TagId, tag.Title, tag.Probability, frames, length.TotalSeconds);
    }

    private static TimeSpan Least(TimeSpan every, TimeSpan length)
    {
        var supported = every * LeastSamples > LeastTime ? every * LeastSamples : LeastTime;
        return supported < length / 2 ? supported : length / 2;
    }
}

using System.ComponentModel;
using Kashf.Core.Video.Tags;

namespace Kashf.Functions.Video.Answers;

[Description("A tag of a whole video; id 0 where nothing was recognised.")]
public sealed record FoundVideoTag(
    long Id,
    double Probability,
    string Title,
    [property: Description("In how many of the kept frames it was found.")] int Frames,
    [property: Description("How long those frames are shown, each until the next kept one.")] double Seconds)
{
    private const int Decimals = 2;

    public static FoundVideoTag From(VideoTag tag) =>
        new(tag.TagId, Math.Round(tag.Probability, Decimals), tag.Title, tag.Frames, Math.Round(tag.Seconds, Decimals));
}

using System.ComponentModel;
using Kashf.Core.Video;
using Kashf.Functions.Tagging;

namespace Kashf.Functions.Video.Answers;

[Description("A frame with the tags found, or with a tag for each face.")]
public sealed record TaggedFrameAnswer(
    [property: Description("Its index among all frames of the video, from 0.")] int Frame,
    [property: Description("From the first frame on: hours, minutes and whole seconds.")] string Time,
    IReadOnlyList<FoundImageTag> Tags)
{
    public static TaggedFrameAnswer From(FramePosition position, IReadOnlyList<FoundImageTag> tags) =>
        new(position.Frame, VideoTime.Text(position.Time), tags);
}

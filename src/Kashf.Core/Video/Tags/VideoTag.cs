namespace Kashf.Core.Video.Tags;

/// <summary>A tag of a whole video.</summary>
/// <param name="TagId">Or that of <see cref="Tagging.Unrecognised"/>.</param>
/// <param name="Title">The tag's.</param>
/// <param name="Probability">That the video shows it, 0..1.</param>
/// <param name="Frames">In how many kept frames it was found.</param>
/// <param name="Seconds">How long those frames were shown, each until the next kept one.</param>
public sealed record VideoTag(long TagId, string Title, double Probability, int Frames, double Seconds);

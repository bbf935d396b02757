namespace Kashf.Core.Tagging;

/// <summary>The tag that answers where an image, a face or a frame shows nothing that is known.</summary>
public static class Unrecognised
{
    public const long TagId = 0;

    public const string Title = "ناآشنا";

    /// <param name="probability">That it is none of those known, 0 to 1.</param>
    public static TagPrediction Tag(double probability) => new(TagId, Title, probability);
}

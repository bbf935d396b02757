namespace Kashf.Core.Tagging;

/// <summary>A text and the tags found, the most probable first; or why it could not be tagged.</summary>
public sealed record TaggedText(string? Content, IReadOnlyList<TagPrediction> Tags, string? Error);

namespace Kashf.Core.Tagging;

/// <summary>An image and the tags found, the most probable first; or why it could not be tagged.</summary>
/// <param name="Tags">Where nothing was recognised the one of <see cref="Unrecognised"/>; empty where there is an error.</param>
public sealed record TaggedImage(string Url, IReadOnlyList<TagPrediction> Tags, string? Error);

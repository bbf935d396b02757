using Kashf.Core.Images;

namespace Kashf.Core.Tagging;

/// <summary>A photo and its faces, the largest first; or why it could not be tagged.</summary>
/// <param name="Faces">Where there is no face, one of nobody without a box; empty where there is an error.</param>
public sealed record TaggedFaces(string Url, IReadOnlyList<TaggedFace> Faces, string? Error);

/// <summary>A face and whose it is.</summary>
/// <param name="Box">Where it is; null where the photo shows no face.</param>
/// <param name="Tag">The person, or <see cref="Unrecognised"/>.</param>
public sealed record TaggedFace(PixelBox? Box, TagPrediction Tag);

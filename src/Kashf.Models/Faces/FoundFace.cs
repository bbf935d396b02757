using Kashf.Core.Images;

namespace Kashf.Models.Faces;

/// <summary>A face that was found in an image.</summary>
/// <param name="Vector">Its embedding, its box in pixels of the upright original, and its clarity.</param>
/// <param name="Confidence">How sure the detector is that it is a face, 0..1.</param>
public sealed record FoundFace(ImageVector Vector, float Confidence);

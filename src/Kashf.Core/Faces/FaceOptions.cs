using System.ComponentModel.DataAnnotations;
using Kashf.Core.Images;

namespace Kashf.Core.Faces;

/// <summary>Which faces count. Bound to the section <c>Faces</c>.</summary>
public sealed record FaceOptions
{
    public const string Section = "Faces";

    /// <summary>The shorter side in pixels that a face must have to be answered and learnt from. Default 20.</summary>
    [Range(1, 10_000)]
    public int SmallestSide { get; init; } = 20;

    /// <summary>The clarity from which a face without a box given is the one that a report means, 0 to 1. Default 0.3.</summary>
    [Range(0, 1)]
    public float LeastClarity { get; init; } = 0.3f;

    internal bool IsLargeEnough(ImageVector face) => face.Box is not { } box || Math.Min(box.W, box.H) >= SmallestSide;
}

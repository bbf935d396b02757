using System.ComponentModel;
using Kashf.Core.Images;

namespace Kashf.Functions.Images;

[Description("A part of an image, in pixels of the upright original.")]
public sealed record Box
{
    private const int Farthest = 1_000_000;

    [Description("Of the left edge, from the image's left.")]
    public int? X { get; init; }

    [Description("Of the upper edge, from the image's top.")]
    public int? Y { get; init; }

    [Description("Width, at least 1.")]
    public int? W { get; init; }

    [Description("Height, at least 1.")]
    public int? H { get; init; }

    /// <summary>Why it is no box; null where it is one.</summary>
    internal string? Fault => (X, Y, W, H) is (>= -Farthest and <= Farthest, >= -Farthest and <= Farthest, >= 1 and <= Farthest, >= 1 and <= Farthest)
        ? null
        : "needs x, y, w and h in pixels, w and h at least 1";

    public static Box From(PixelBox box) => new() { X = box.X, Y = box.Y, W = box.W, H = box.H };

    internal PixelBox ToPixels() => new(X!.Value, Y!.Value, W!.Value, H!.Value);
}

using Kashf.Core.Images;

namespace Kashf.Core.Video;

/// <summary>A face in a frame.</summary>
public sealed record FrameFace
{
    /// <summary>In pixels of the video as it is shown.</summary>
    public required PixelBox Box { get; init; }

    /// <inheritdoc cref="ImageVector.Clarity"/>
    public required float Clarity { get; init; }

    /// <summary>A small grey picture of the face's box, by which it is known again in the next kept frame.</summary>
    public required byte[] Patch { get; init; }

    /// <summary>Of length (norm) 1; null where the face hardly moved since the kept frame before, whose face's embedding is its own.</summary>
    public float[]? Embedding { get; init; }
}

namespace Kashf.Core.Video;

/// <summary>What a model saw in a frame.</summary>
public sealed record SeenFrame
{
    /// <summary>The whole frame as the image encoder sees it, of length (norm) 1; null where faces were looked for.</summary>
    public float[]? Vector { get; init; }

    /// <summary>The largest first; none where the whole frame was looked at.</summary>
    public IReadOnlyList<FrameFace> Faces { get; init; } = [];
}

using System.ComponentModel.DataAnnotations;

namespace Kashf.Media.Images;

/// <summary>Which images are decoded. Bound to the section <c>Images</c>.</summary>
public sealed class ImageOptions
{
    public const string Section = "Images";

    /// <summary>The longest file that is looked at, in bytes. Default 20,971,520, which is 20 MiB.</summary>
    [Range(1_024, 1 << 30)]
    public int FileBytes { get; init; } = 20 << 20;

    /// <summary>Most pixels, width times height. Default 100,000,000.</summary>
    [Range(1, 500_000_000)]
    public long Pixels { get; init; } = 100_000_000;

    /// <summary>The longest side in pixels. Default 30,000.</summary>
    [Range(1, 65_535)]
    public int Side { get; init; } = 30_000;

    /// <summary>Seconds that ffmpeg may take for one image. Default 30.</summary>
    [Range(0.1, 600)]
    public double DecodeSeconds { get; init; } = 30;
}

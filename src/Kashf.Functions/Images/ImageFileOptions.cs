using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Images;

/// <summary>How image files come here, and how long they stay. Bound to the section <c>ImageFiles</c>.</summary>
public sealed class ImageFileOptions
{
    public const string Section = "ImageFiles";

    /// <summary>Seconds that fetching one image may take. Default 30.</summary>
    [Range(0.1, 900)]
    public double DownloadSeconds { get; init; } = 30;

    /// <summary>Days for which uploaded images are kept, and can be fetched by their owner. Default 7.</summary>
    [Range(0.05, 3_650)]
    public double UploadDays { get; init; } = 7;

    internal TimeSpan DownloadTime => TimeSpan.FromSeconds(DownloadSeconds);

    internal TimeSpan UploadTime => TimeSpan.FromDays(UploadDays);
}

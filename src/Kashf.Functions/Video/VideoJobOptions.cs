using System.ComponentModel.DataAnnotations;
using Kashf.Functions.Video.Work;

namespace Kashf.Functions.Video;

/// <summary>How videos are fetched, cut and kept. Bound to the section <c>Videos</c>.</summary>
public sealed class VideoJobOptions : IValidatableObject
{
    public const string Section = "Videos";

    /// <summary>Videos in one request. Default 100.</summary>
    [Range(1, 1_000)]
    public int PerRequest { get; init; } = 100;

    /// <summary>Bytes of one video's file. Default 2 GiB.</summary>
    [Range(1_024, 1L << 40)]
    public long FileBytes { get; init; } = 2L << 30;

    /// <summary>Bytes of all videos' files that are stored or being fetched; further videos wait. Default 32 GiB.</summary>
    [Range(1_024, 1L << 50)]
    public long StoredBytes { get; init; } = 32L << 30;

    /// <summary>Bytes of the drive that videos leave to all else, where files lie on one. Default 1 GiB.</summary>
    [Range(0, 1L << 50)]
    public long FreeBytes { get; init; } = 1L << 30;

    /// <summary>Seconds that fetching one video may take. Default 900, half of what the platform gives a step.</summary>
    [Range(0.1, 1_500)]
    public double DownloadSeconds { get; init; } = 900;

    /// <summary>How many videos are fetched at once, for all requests together. Default 4.</summary>
    [Range(1, 100)]
    public int DownloadsAtOnce { get; init; } = 4;

    /// <summary>How many of them for one account, so that slow addresses don't hold up others. Default 2.</summary>
    [Range(1, 100)]
    public int DownloadsPerAccount { get; init; } = 2;

    /// <summary>How many videos of one request have their files in the store at once. Default 4.</summary>
    [Range(1, 100)]
    public int FilesAtOnce { get; init; } = 4;

    /// <summary>About how many seconds of a video are one step. Default 60.</summary>
    [Range(0.1, 600)]
    public double SegmentSeconds { get; init; } = 60;

    /// <summary>How many steps of one request are worked on at once. Default 0, as many as there are processors.</summary>
    [Range(0, 1_000)]
    public int SegmentsAtOnce { get; init; }

    /// <summary>Seconds that one step of a video may take; the video is refused then. Default 1,500, less than the platform gives.</summary>
    [Range(1, 1_700)]
    public double StepSeconds { get; init; } = 1_500;

    /// <summary>Hours for which what models saw in videos is kept, so that they need not look again. Default 24.</summary>
    [Range(0, 24 * 365)]
    public double SeenHours { get; init; } = 24;

    /// <summary>Bytes of one request's answer; a longer one is refused. Default 64 MiB.</summary>
    [Range(1_024, 1 << 30)]
    public long AnswerBytes { get; init; } = 64 << 20;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (StoredBytes < FileBytes)
            yield return new ValidationResult($"The field {nameof(StoredBytes)} must be at least {nameof(FileBytes)}, else no video has room.", [nameof(StoredBytes)]);
    }

    internal TimeSpan DownloadTime => TimeSpan.FromSeconds(DownloadSeconds);

    internal TimeSpan SegmentTime => TimeSpan.FromSeconds(SegmentSeconds);

    internal TimeSpan StepTime => TimeSpan.FromSeconds(StepSeconds);

    internal TimeSpan SeenTime => TimeSpan.FromHours(SeenHours);

    internal VideoPlaces Places => new(StepsAtOnce, DownloadsPerAccount, FilesAtOnce);

    internal int StepsAtOnce => SegmentsAtOnce == 0 ? Environment.ProcessorCount : SegmentsAtOnce;
}

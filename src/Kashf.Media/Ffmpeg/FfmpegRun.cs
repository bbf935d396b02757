namespace Kashf.Media.Ffmpeg;

/// <summary>How a run of ffmpeg ended.</summary>
internal enum FfmpegRun
{
    /// <summary>All the output that was expected is there.</summary>
    Complete,
    Failed,
    TookTooLong,
    NotInstalled,
}

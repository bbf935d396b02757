using System.ComponentModel.DataAnnotations;

namespace Kashf.Media.Ffmpeg;

/// <summary>How ffmpeg is run. Bound to the section <c>Ffmpeg</c>.</summary>
public sealed class FfmpegOptions
{
    public const string Section = "Ffmpeg";

    internal const string SearchPath = "PATH";

    /// <summary>The program's file. Default: <c>ffmpeg/ffmpeg</c> beside the application if it is there, else on <c>PATH</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>How many decode images at once; the others wait. Videos do not heed it. Default 0, one on each processor.</summary>
    [Range(0, 256)]
    public int Processes { get; init; }

    /// <summary>
    /// Address space of one process in bytes, its libraries (300 MB) among them. Default 2,147,483,648, in which 100
    /// million pixels with transparency are decoded.
    /// </summary>
    [Range(512L << 20, 64L << 30)]
    public long MemoryBytes { get; init; } = 2L << 30;
}

namespace Kashf.Media.Ffmpeg;

/// <summary>What exit codes tell; 128 and more are a signal's number.</summary>
internal static class FfmpegExit
{
    private const int Killed = 128 + 9;
    private const int ProcessorTimeExceeded = 128 + 24;
    private const int TooManyErrors = 69;

    /// <summary>Whether the operating system's limit of processor time ended it.</summary>
    public static bool IsOutOfTime(int code) => code is Killed or ProcessorTimeExceeded;

    /// <summary>Whether it came to the end of its input: newer versions tell where most of it could not be decoded.</summary>
    public static bool IsAtEnd(int code) => code is 0 or TooManyErrors;
}

namespace Kashf.Media.Ffmpeg;

/// <summary>What exit codes tell; 128 and more are a signal's number.</summary>
internal static class FfmpegExit
{
    private const int Killed = 128 + 9;
    private const int ProcessorTimeExceeded = 128 + 24;
    private const int TooManyErrors = 69;

    // Hangup, interrupt, quit and termination; ffmpeg catches these, and leaves by codes of its own.
    private static readonly int[] Stopped = [128 + 1, 128 + 2, 128 + 3, 128 + 15, 255, 123];

    /// <summary>Whether the operating system's limit of processor time ended it.</summary>
    public static bool IsOutOfTime(int code) => code is Killed or ProcessorTimeExceeded;

    /// <summary>Whether someone else ended it. A signal by which a program ends itself, such as a segmentation fault, is none of these.</summary>
    /// <param name="code">Of a process that was not ended by this one.</param>
    /// <param name="processorTime">The most that it can have used so far.</param>
    /// <param name="limit">Of processor time, at which the operating system ends it by the same signal as when memory is short.</param>
    public static bool IsFromOutside(int code, TimeSpan processorTime, TimeSpan limit) =>
        Stopped.Contains(code) || (code == Killed && processorTime < limit);

    /// <param name="code">Of a process that was not ended by this one.</param>
    /// <param name="elapsed">Since its start.</param>
    /// <param name="limit">Of processor time.</param>
    /// <exception cref="DecoderEndedException">Someone else ended it.</exception>
    public static void ThrowIfFromOutside(int code, TimeSpan elapsed, TimeSpan limit)
    {
        if (IsFromOutside(code, elapsed * Environment.ProcessorCount, limit))
            throw new DecoderEndedException(code);
    }

    /// <summary>Whether it came to the end of its input: newer versions tell where most of it could not be decoded.</summary>
    public static bool IsAtEnd(int code) => code is 0 or TooManyErrors;
}

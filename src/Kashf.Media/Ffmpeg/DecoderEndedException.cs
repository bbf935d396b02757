namespace Kashf.Media.Ffmpeg;

/// <summary>
/// Something outside ended ffmpeg or ffprobe before it was done: the machine ran out of memory, or is being stopped. It tells
/// nothing of the file; the same again may do.
/// </summary>
public sealed class DecoderEndedException : Exception
{
    public DecoderEndedException()
        : base("The decoder was ended from outside.")
    {
    }

    public DecoderEndedException(string message)
        : base(message)
    {
    }

    public DecoderEndedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal DecoderEndedException(int exitCode)
        : base($"The decoder was ended from outside: it left with {exitCode}.")
    {
    }
}

using System.Buffers;
using Kashf.Core.Video;
using Kashf.Media.Images;
using Kashf.Media.Video.Frames;

namespace Kashf.Media.Video;

/// <summary>A decoded frame. Its memory is used again once it is disposed; what <see cref="ToImage"/> made stays.</summary>
public sealed class VideoFrame : IDisposable
{
    private readonly ArrayPool<byte> pool;
    private byte[]? memory;

    internal VideoFrame(FramePosition position, PlanarImage planes, byte[] memory, ArrayPool<byte> pool)
    {
        Position = position;
        Planes = planes;
        this.memory = memory;
        this.pool = pool;
    }

    public FramePosition Position { get; }

    /// <summary>Upright; not to be read once the frame is disposed.</summary>
    public PlanarImage Planes { get; }

    /// <summary>The same in red, green and blue.</summary>
    public PixelImage ToImage()
    {
        ObjectDisposedException.ThrowIf(memory is null, this);
        return ColorConversion.ToPixels(Planes);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref memory, null) is { } returned)
            pool.Return(returned);
    }
}

using System.Buffers;
using Kashf.Core.Video;
using Kashf.Media.Images;
using Kashf.Media.Video.Frames;
using Kashf.Media.Video.Signatures;

namespace Kashf.Media.Video;

/// <summary>A decoded frame. Its memory is used again once it is disposed; what <see cref="ToImage"/> made stays.</summary>
public sealed class VideoFrame : IDisposable
{
    private readonly int atLeast;
    private readonly ArrayPool<byte> pool;
    private byte[]? memory;

    internal VideoFrame(FramePosition position, PlanarImage planes, int atLeast, byte[] memory, ArrayPool<byte> pool)
    {
        Position = position;
        Planes = planes;
        this.atLeast = atLeast;
        this.memory = memory;
        this.pool = pool;
    }

    public FramePosition Position { get; }

    /// <summary>Upright; not to be read once the frame is disposed.</summary>
    public PlanarImage Planes { get; }

    /// <summary>The same in red, green and blue, smaller by the largest whole number that leaves the shorter side as long as was wanted of the reader.</summary>
    public PixelImage ToImage()
    {
        ObjectDisposedException.ThrowIf(memory is null, this);
        var block = Math.Min(Math.Min(Planes.Width, Planes.Height) / atLeast, CellMeans.MostRows);
        return ColorConversion.ToPixels(block > 1 ? SmallerPlanes.Of(Planes, block) : Planes);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref memory, null) is { } returned)
            pool.Return(returned);
    }
}

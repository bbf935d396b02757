using System.Threading.Channels;
using Kashf.Core.Results;
using Kashf.Core.Video;
using Kashf.Media.Video;
using Kashf.Media.Video.Signatures;

namespace Kashf.Functions.Video.Sight;

/// <summary>Decodes and selects frames ahead of the model, no more of them than fit in little memory.</summary>
/// <param name="keep">Whether the next frame is one to look at.</param>
internal sealed class FrameQueue(Func<FramePosition, FrameSignature, bool> keep)
{
    // Decoding goes on while the model looks at one; of 1080p these are 25 MB.
    private const int FramesAhead = 8;

    private readonly Channel<SelectedFrame> queue = Channel.CreateBounded<SelectedFrame>(
        new BoundedChannelOptions(FramesAhead) { SingleReader = true, SingleWriter = true });

    /// <param name="frames">From the decoder; an error is the last.</param>
    /// <param name="take">Takes each frame, in order.</param>
    /// <returns>Why not all frames could be decoded; null where all were.</returns>
    public async Task<Error?> RunAsync(
        IAsyncEnumerable<Result<VideoFrame>> frames, Func<SelectedFrame, CancellationToken, Task> take, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var filling = Task.Run(() => FillAsync(frames, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var frame in queue.Reader.ReadAllAsync(cancellation))
            {
                using (frame)
                    await take(frame, cancellation);
            }
        }
        catch
        {
            await stop.CancelAsync();
            await ((Task)filling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (queue.Reader.TryRead(out var left))
                left.Dispose();
            throw;
        }

        return await filling;
    }

    private async Task<Error?> FillAsync(IAsyncEnumerable<Result<VideoFrame>> frames, CancellationToken cancellation)
    {
        try
        {
            await foreach (var frame in frames.WithCancellation(cancellation))
            {
                if (!frame.IsSuccess)
                    return frame.Error;
                await AddAsync(Select(frame.Value), cancellation);
            }

            return null;
        }
        finally
        {
            queue.Writer.Complete();
        }
    }

    private SelectedFrame Select(VideoFrame frame)
    {
        var signature = FrameSignatures.Of(
            frame.Planes.Luma, frame.Planes.BlueDifference, frame.Planes.RedDifference, frame.Planes.Width, frame.Planes.Height);
        if (keep(frame.Position, signature))
            return new(frame.Position, signature, frame);
        frame.Dispose();
        return new(frame.Position, signature, null);
    }

    private async Task AddAsync(SelectedFrame frame, CancellationToken cancellation)
    {
        try
        {
            await queue.Writer.WriteAsync(frame, cancellation);
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }
}

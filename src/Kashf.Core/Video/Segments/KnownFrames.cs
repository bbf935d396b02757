using System.Runtime.CompilerServices;

namespace Kashf.Core.Video.Segments;

/// <summary>Joins a segment's sampled frames with those that were seen later.</summary>
internal static class KnownFrames
{
    public static async IAsyncEnumerable<SampledFrame> ReadAsync(
        SegmentFrames segment, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var lists = segment.SeenLater.Select(list => new OrderedFrames(list.GetAsyncEnumerator(cancellation))).ToList();
        try
        {
            await foreach (var frame in segment.Sampled.WithCancellation(cancellation))
            {
                var seen = frame.Seen;
                foreach (var list in lists)
                    seen = await list.FindAsync(frame.Position.Frame) ?? seen;
                yield return frame with { Seen = seen };
            }
        }
        finally
        {
            foreach (var list in lists)
                await list.DisposeAsync();
        }
    }

    /// <summary>Ascending frames, read as far as they are asked for.</summary>
    private sealed class OrderedFrames(IAsyncEnumerator<SampledFrame> frames) : IAsyncDisposable
    {
        private SampledFrame? next;
        private bool isAtEnd;

        /// <param name="index">Greater than the one asked for before.</param>
        /// <returns>What was seen in the frame of this index; null where it is not among them.</returns>
        public async ValueTask<SeenFrame?> FindAsync(int index)
        {
            while (!isAtEnd && (next is null || next.Position.Frame < index))
            {
                isAtEnd = !await frames.MoveNextAsync();
                next = isAtEnd ? null : frames.Current;
            }

            return next?.Position.Frame == index ? next.Seen : null;
        }

        public ValueTask DisposeAsync() => frames.DisposeAsync();
    }
}

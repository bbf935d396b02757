namespace Kashf.Media.Video.Probing;

/// <summary>
/// Whether timestamps begin anew amid a stream, as those of recordings do that were joined byte by byte: each would then belong
/// to two frames.
/// </summary>
internal sealed class TimestampOrder
{
    // H.264 and H.265 keep 16 frames for reordering, each of which may be two packets.
    private const int MostReordered = 32;

    private readonly Queue<long> recent = new(MostReordered + 1);
    private long greatest = long.MinValue;

    /// <param name="timestamp">Of the next packet in the file.</param>
    /// <returns>Whether it is less than those of packets too far before it to be reordered.</returns>
    public bool IsJumpBack(long timestamp)
    {
        recent.Enqueue(timestamp);
        if (recent.Count > MostReordered)
            greatest = Math.Max(greatest, recent.Dequeue());
        return timestamp < greatest;
    }
}

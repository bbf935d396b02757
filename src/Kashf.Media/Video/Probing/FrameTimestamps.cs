using Kashf.Core.Results;

namespace Kashf.Media.Video.Probing;

/// <summary>
/// The frames that a decoder will show. Nearly always they are the packets; a decoder is asked where containers do not say
/// when a packet is shown (AVI and MPEG program streams with B frames), or codecs store frames that are never shown (VP8), or
/// packets may hold a field each, of which two are a frame (interlaced H.264).
/// </summary>
internal sealed class FrameTimestamps(DecodedTimestamps decoded)
{
    // About a minute: coders that choose between fields and frames have chosen both by then.
    private const int FramesThatTellOfFields = 1_500;

    /// <returns>With no keyframes where only decoding from the beginning gives the same timestamps.</returns>
    public async Task<Result<PacketIndex>> CheckAsync(string path, VideoTrack track, StreamEntry stream, PacketIndex packets, CancellationToken cancellation)
    {
        if (packets.Timestamps.Length == 0)
            return packets;
        if (!packets.IsComplete || stream.CodecName == "vp8")
            return (await decoded.ReadAsync(path, track, frames: null, cancellation)).Map(all => new PacketIndex(all, [], IsComplete: true));
        if (stream.MayHaveFieldPackets)
            return await CheckFieldsAsync(path, track, packets, cancellation);
        if (packets.Keyframes is [0, ..])
            return packets;
        var first = await decoded.ReadAsync(path, track, frames: 1, cancellation);
        return first.Map(shown => From(packets, shown));
    }

    private async Task<Result<PacketIndex>> CheckFieldsAsync(string path, VideoTrack track, PacketIndex packets, CancellationToken cancellation)
    {
        var first = await decoded.ReadAsync(path, track, FramesThatTellOfFields, cancellation);
        if (!first.IsSuccess || first.Value is not [var begin, .., var end] || packets.Timestamps.Count(timestamp => timestamp >= begin && timestamp <= end) == first.Value.Length)
            return first.Map(shown => From(packets, shown));
        var all = await decoded.ReadAsync(path, track, frames: null, cancellation);
        return all.Map(shown => new PacketIndex(shown, KeyframesAmong(shown, packets), IsComplete: true));
    }

    private static int[] KeyframesAmong(long[] shown, PacketIndex packets) =>
        [.. packets.Keyframes.Select(keyframe => Array.BinarySearch(shown, packets.Timestamps[keyframe])).Where(frame => frame >= 0)];

    // A recording may begin between keyframes: what comes before the first is not shown.
    private static PacketIndex From(PacketIndex packets, long[] first)
    {
        var skipped = first.Length == 0 ? packets.Timestamps.Length : packets.Timestamps.Count(timestamp => timestamp < first[0]);
        return packets with
        {
            Timestamps = packets.Timestamps[skipped..],
            Keyframes = [.. packets.Keyframes.Select(keyframe => keyframe - skipped).Where(keyframe => keyframe >= 0)],
        };
    }
}

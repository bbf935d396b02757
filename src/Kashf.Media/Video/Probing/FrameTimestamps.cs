using Kashf.Core.Results;

namespace Kashf.Media.Video.Probing;

/// <summary>
/// The frames that a decoder will show. Nearly always they are the packets; a decoder is asked where containers do not say
/// when a packet is shown (AVI and MPEG program streams with B frames), or codecs store frames that are never shown (VP8).
/// </summary>
internal sealed class FrameTimestamps(DecodedTimestamps decoded)
{
    /// <returns>With no keyframes where only decoding from the beginning gives the same timestamps.</returns>
    public async Task<Result<PacketIndex>> CheckAsync(string path, VideoTrack track, string codec, PacketIndex packets, CancellationToken cancellation)
    {
        if (packets.Timestamps.Length == 0)
            return packets;
        if (!packets.IsComplete || codec == "vp8")
            return (await decoded.ReadAsync(path, track, frames: null, cancellation)).Map(all => new PacketIndex(all, [], IsComplete: true));
        if (packets.Keyframes is [0, ..])
            return packets;
        var first = await decoded.ReadAsync(path, track, frames: 1, cancellation);
        return first.Map(shown => From(packets, shown));
    }

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

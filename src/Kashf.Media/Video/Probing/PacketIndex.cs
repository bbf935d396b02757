using System.Globalization;
using Kashf.Core.Results;

namespace Kashf.Media.Video.Probing;

/// <summary>The timestamps of a stream's packets, each of which holds one frame, in the order in which they are shown.</summary>
/// <param name="Timestamps">Ascending.</param>
/// <param name="Keyframes">Indices among them, ascending.</param>
/// <param name="IsComplete">Whether every packet says when it is shown.</param>
internal sealed record PacketIndex(long[] Timestamps, int[] Keyframes, bool IsComplete)
{
    public static readonly string[] Arguments = ["-of", "csv=p=0", "-show_entries", "packet=pts,flags:packet_side_data=side_data_type"];

    private const string Encryption = "Encryption info";

    /// <param name="output">Lines such as <c>1200,K_</c>, where a third field names what comes with a packet.</param>
    /// <param name="limits">Of frames.</param>
    public static async Task<Result<PacketIndex>> ReadAsync(Stream output, VideoOptions limits)
    {
        var (timestamps, isKeyframe, isComplete) = (new List<long>(), new List<bool>(), true);
        var order = new TimestampOrder();
        using var reader = new StreamReader(output, leaveOpen: true);
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            var fields = line.Split(',');
            if (fields.Length < 2 || IsNeverShown(fields[1]))
                continue;
            if (line.Contains(Encryption, StringComparison.Ordinal))
                return VideoErrors.Encrypted;
            if (timestamps.Count == limits.Frames)
                return VideoErrors.TooManyFrames(limits);
            var isTold = long.TryParse(fields[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var timestamp);
            if (isTold && order.IsJumpBack(timestamp))
                return VideoErrors.Joined(timestamps.Count);
            isComplete &= isTold;
            timestamps.Add(timestamp);
            isKeyframe.Add(fields[1][0] == 'K');
        }

        return Sorted([.. timestamps], [.. isKeyframe], isComplete);
    }

    private static PacketIndex Sorted(long[] timestamps, bool[] isKeyframe, bool isComplete)
    {
        Array.Sort(timestamps, isKeyframe);
        return new(timestamps, [.. Enumerable.Range(0, timestamps.Length).Where(i => isKeyframe[i])], isComplete);
    }

    // Left out by the container's edit list: decoded, but not shown.
    private static bool IsNeverShown(string flags) => flags.Length == 0 || flags.Contains('D', StringComparison.Ordinal);
}

using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace Kashf.Media.Video.Frames;

/// <summary>What ffmpeg says while it decodes: the timestamps of frames, and complaints, of which the first are kept.</summary>
internal sealed class FrameMessages
{
    private const int CharactersKept = 2_000;

    private readonly Channel<long> timestamps = Channel.CreateUnbounded<long>(new() { SingleReader = true, SingleWriter = true });
    private readonly StringBuilder complaints = new();
    private readonly Task reading;

    public FrameMessages(Stream messages) => reading = ReadAsync(messages);

    /// <summary>Of the frames in the order of the output.</summary>
    public ChannelReader<long> Timestamps => timestamps.Reader;

    /// <summary>Waits for the last of them.</summary>
    public async Task<string> ComplaintsAsync()
    {
        await reading;
        return complaints.ToString();
    }

    private async Task ReadAsync(Stream messages)
    {
        using var reader = new StreamReader(messages, Encoding.UTF8);
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (Timestamp(line) is { } timestamp)
                timestamps.Writer.TryWrite(timestamp);
            else if (complaints.Length < CharactersKept && line != FrameArguments.Mark)
                complaints.AppendLine(line.Length > CharactersKept ? line[..CharactersKept] : line);
        }

        timestamps.Writer.Complete();
    }

    // Such as "frame:12   pts:6144    pts_time:0.48", perhaps behind a complaint.
    private static long? Timestamp(string line)
    {
        const string Label = " pts:";
        var frame = line.IndexOf(FrameArguments.TimestampLine, StringComparison.Ordinal);
        var label = frame < 0 ? -1 : line.IndexOf(Label, frame, StringComparison.Ordinal);
        if (label < 0)
            return null;
        var number = line.AsSpan(label + Label.Length);
        var end = number.IndexOf(' ');
        return long.TryParse(end < 0 ? number : number[..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var timestamp) ? timestamp : null;
    }
}

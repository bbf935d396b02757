namespace Kashf.Media.Video.Containers;

/// <summary>ffmpeg's demuxer of each container, and what keeps it to the one file.</summary>
internal static class Demuxers
{
    public static string NameOf(VideoContainer container) => container switch
    {
        VideoContainer.Mp4 => "mov",
        VideoContainer.Matroska => "matroska",
        VideoContainer.Avi => "avi",
        VideoContainer.MpegTs => "mpegts",
        VideoContainer.MpegPs => "mpeg",
        VideoContainer.Flv => "flv",
        VideoContainer.Ogg => "ogg",
        VideoContainer.Asf => "asf",
        _ => throw new ArgumentOutOfRangeException(nameof(container), container, "no such container"),
    };

    /// <summary>The arguments that precede the input's own: nothing but local files, and of these only with this demuxer.</summary>
    public static IEnumerable<string> Restrictions(VideoContainer container)
    {
        var name = NameOf(container);
        string[] references = container == VideoContainer.Mp4 ? ["-enable_drefs", "0", "-use_absolute_path", "0"] : [];
        return ["-protocol_whitelist", "file,pipe", "-format_whitelist", name, .. references, "-f", name];
    }

    /// <summary>A path as ffmpeg opens it, whatever its characters.</summary>
    public static string Input(string path) => $"file:{Path.GetFullPath(path)}";
}

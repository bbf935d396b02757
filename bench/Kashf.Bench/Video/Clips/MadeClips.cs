namespace Kashf.Bench.Video.Clips;

/// <summary>Clips with cuts, put together from others.</summary>
internal sealed class MadeClips(string folder)
{
    private const int FramesPerSecond = 25;

    private static readonly string[] Encoding = ["-an", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "14", "-pix_fmt", "yuv420p"];

    /// <summary>Two seconds of each of the other clips, and again from further on.</summary>
    public async Task<Clip> SpliceAsync(CancellationToken cancellation)
    {
        (string File, int Start)[] parts =
            [(Clip.Bottles, 2), (Clip.Concert, 0), (Clip.Heads, 0), (Clip.Concert, 5), (Clip.Classroom, 0), (Clip.Bottles, 24), (Clip.Heads, 2), (Clip.Bottles, 34)];
        var file = Path.Combine(folder, "spliced.mp4");
        var inputs = parts.SelectMany(part => new[] { "-ss", $"{part.Start}", "-t", "2", "-i", part.File });
        var scaled = string.Concat(parts.Select((_, i) => $"[{i}:v]fps={FramesPerSecond},scale=640:360,setsar=1,trim=end_frame=50,setpts=N/{FramesPerSecond}/TB[v{i}];"));
        var joined = string.Concat(parts.Select((_, i) => $"[v{i}]")) + $"concat=n={parts.Length}:v=1:a=0";
        await Clip.FfmpegAsync([.. inputs, "-filter_complex", scaled + joined, .. Encoding, file], cancellation);
        return new Clip("pieces of the other clips", file, [.. Enumerable.Range(1, parts.Length - 1).Select(i => i * 50)]);
    }

    /// <summary>A second of each photo, each slowly enlarged.</summary>
    public async Task<Clip> SlidesAsync(string name, IEnumerable<string> photos, CancellationToken cancellation)
    {
        var slides = Directory.CreateDirectory(Path.Combine(folder, name));
        var count = 0;
        foreach (var photo in photos)
            File.Copy(photo, Path.Combine(slides.FullName, $"{count++:d3}.jpg"));
        var file = Path.Combine(folder, $"{name}.mp4");
        // Photos of one size first: an enlargement begins anew, and forgets the rest, where the size changes.
        await Clip.FfmpegAsync(["-i", Path.Combine(slides.FullName, "%03d.jpg"), "-vf", "scale=1280:720", "-q:v", "2", Path.Combine(slides.FullName, "scaled%03d.jpg")], cancellation);
        await Clip.FfmpegAsync(
            [
                "-framerate", "1", "-start_number", "1", "-i", Path.Combine(slides.FullName, "scaled%03d.jpg"),
                "-vf", $"zoompan=z='1+0.002*mod(on,{FramesPerSecond})':d={FramesPerSecond}:fps={FramesPerSecond}:s=640x360", .. Encoding, file,
            ],
            cancellation);
        return new Clip(name, file, [.. Enumerable.Range(1, count - 1).Select(i => i * FramesPerSecond)]);
    }

    /// <summary>The same clip, disturbed.</summary>
    /// <param name="disturbance">What is done to it.</param>
    /// <param name="filter">ffmpeg's; null for none.</param>
    /// <param name="encoding">Null for hardly any loss.</param>
    public async Task<Clip> DisturbAsync(Clip clip, string disturbance, string? filter, string[]? encoding, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, $"disturbed-{disturbance.Replace(' ', '-')}.mp4");
        string[] filters = filter is null ? [] : ["-vf", filter];
        await Clip.FfmpegAsync(["-i", clip.File, .. filters, "-fps_mode", "passthrough", .. encoding ?? Encoding, file], cancellation);
        return clip with { Name = $"{clip.Name}, {disturbance}", File = file };
    }
}

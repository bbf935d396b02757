using Microsoft.Extensions.Options;

namespace Kashf.Media.Ffmpeg;

/// <summary>Where ffmpeg lies: as set, beside the application (where it is deployed with it), or on the search path.</summary>
internal sealed class FfmpegProgram(IOptions<FfmpegOptions> options)
{
    /// <summary>Null where there is none.</summary>
    public string? File { get; } = Candidates(options.Value.Path, "ffmpeg").FirstOrDefault(System.IO.File.Exists);

    /// <summary>ffprobe, which comes with ffmpeg: beside it where its path is set. Null where there is none.</summary>
    public string? Probe { get; } = Candidates(Beside(options.Value.Path, "ffprobe"), "ffprobe").FirstOrDefault(System.IO.File.Exists);

    private static IEnumerable<string> Candidates(string path, string name)
    {
        if (path.Length > 0)
            return [path];
        var file = FileName(name);
        var folders = (Environment.GetEnvironmentVariable(FfmpegOptions.SearchPath) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [Path.Combine(AppContext.BaseDirectory, "ffmpeg", file), .. folders.Select(folder => Path.Combine(folder, file))];
    }

    private static string Beside(string path, string name) => path.Length == 0 ? path : Path.Combine(Path.GetDirectoryName(path) ?? "", FileName(name));

    private static string FileName(string name) => OperatingSystem.IsWindows() ? $"{name}.exe" : name;
}

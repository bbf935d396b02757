using Microsoft.Extensions.Options;

namespace Kashf.Media.Ffmpeg;

/// <summary>Where ffmpeg lies: as set, beside the application (where it is deployed with it), or on the search path.</summary>
internal sealed class FfmpegProgram(IOptions<FfmpegOptions> options)
{
    private static readonly string Name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";

    /// <summary>Null where there is none.</summary>
    public string? File { get; } = Candidates(options.Value.Path).FirstOrDefault(System.IO.File.Exists);

    private static IEnumerable<string> Candidates(string path)
    {
        if (path.Length > 0)
            return [path];
        var folders = (Environment.GetEnvironmentVariable(FfmpegOptions.SearchPath) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [Path.Combine(AppContext.BaseDirectory, "ffmpeg", Name), .. folders.Select(folder => Path.Combine(folder, Name))];
    }
}

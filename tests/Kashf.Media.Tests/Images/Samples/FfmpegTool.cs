using System.Diagnostics;

namespace Kashf.Media.Tests.Images.Samples;

/// <summary>Debian's ffmpeg as a maker of files; tests that need it are skipped where it is missing.</summary>
internal static class FfmpegTool
{
    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "ffmpeg")));

    /// <param name="arguments">From the input to the muxer; output goes to a file that is read back.</param>
    /// <param name="extension">Of the output, which decides its format.</param>
    public static async Task<byte[]> MakeAsync(string extension, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled, "ffmpeg is not installed on this machine");
        var folder = Directory.CreateTempSubdirectory("kashf-images-");
        try
        {
            var output = Path.Combine(folder.FullName, $"image.{extension}");
            using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", .. arguments, output]) { RedirectStandardError = true })!;
            var complaint = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, complaint);
            return await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

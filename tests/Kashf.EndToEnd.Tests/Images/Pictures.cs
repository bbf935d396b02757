using System.Diagnostics;
using Kashf.EndToEnd.Tests.Hosting;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>The sample pictures, JPEG files of three kinds; and others that ffmpeg draws.</summary>
internal static class Pictures
{
    public const int OfAKind = 6;
    public const string Fractal = "fractal";
    public const string Bars = "bars";
    public const string Cells = "cells";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <param name="number">From 1 to <see cref="OfAKind"/>.</param>
    public static string FileOf(string kind, int number) => RepositoryRoot.File("samples", "patterns", $"{kind}-{number}.jpg");

    public static IReadOnlyList<byte[]> All(string kind) => [.. Enumerable.Range(1, OfAKind).Select(number => File.ReadAllBytes(FileOf(kind, number)))];

    /// <summary>The last fractal in the colours of print, which ffmpeg can't write: as Adobe's programs store them, without black ink.</summary>
    public static byte[] CmykFractal()
    {
        using var file = typeof(Pictures).Assembly.GetManifestResourceStream("fractal-cmyk.jpg")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Makes a file of another format from input that ffmpeg takes; skips the test where there is no ffmpeg.</summary>
    public static async Task<byte[]> MakeAsync(string extension, params string[] arguments)
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, $"made.{extension}");
        Assert.SkipUnless(IsInstalled(), "ffmpeg, which makes the picture, is not installed.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", .. arguments, file]) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, error);
        return await File.ReadAllBytesAsync(file, limit.Token);
    }

    private static bool IsInstalled() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, "ffmpeg")));
}

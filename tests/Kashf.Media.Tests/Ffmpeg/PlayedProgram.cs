namespace Kashf.Media.Tests.Ffmpeg;

/// <summary>A program that stands where ffmpeg should, and does what a test wants, in a folder of its own.</summary>
internal sealed class PlayedProgram : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kashf-ffmpeg-");

    /// <param name="script">Of the shell; <c>$HERE</c> is its folder.</param>
    public PlayedProgram(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the program is a shell script");
        Path = FileNamed("ffmpeg");
        File.WriteAllText(Path, $"#!/bin/sh\nHERE='{folder.FullName}'\n{script}\n");
        Allow("ffmpeg");
    }

    public string Path { get; }

    public string FileNamed(string name) => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>Makes a file in its folder a program.</summary>
    public void Allow(string name)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(FileNamed(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => folder.Delete(recursive: true);
}

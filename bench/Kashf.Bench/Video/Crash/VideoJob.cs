using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kashf.Bench.Http;
using Kashf.Bench.Images;

namespace Kashf.Bench.Video.Crash;

/// <summary>A request for a video's frames, and what the server shows of the work on it.</summary>
internal sealed partial class VideoJob(ServerUnderLoad server, LoopbackFiles host, CancellationToken cancellation)
{
    private const string Slug = "crash";
    private const int PollingMilliseconds = 200;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public async Task TrainAsync() => await new ServedImages(server, host, cancellation).TrainAsync(
        Slug, "image-tag", CrashFiles.Kinds, Enumerable.Range(0, CrashFiles.Kinds.Length * CrashFiles.PicturesOfAKind).Select(i => (CrashFiles.FirstPicture + i, i / CrashFiles.PicturesOfAKind)));

    /// <param name="file">Of the host.</param>
    /// <returns>The result, or how far it is.</returns>
    public Task<JsonNode> AskAsync(int file)
    {
        // What the host appends to a file is one box more.
        var url = host.Url(file, BitConverter.ToInt64(CrashFiles.FreeBox));
        return server.PostAsync("tag_video_frames", new { Dataset = Slug, VideoUrls = new[] { url }, EveryMs = 100, MinFrameDiff = 0, Wait = false }, cancellation);
    }

    /// <returns>The frames of the result.</returns>
    public async Task<JsonArray> ResultAsync(int file)
    {
        JsonNode? answer = null;
        await UntilAsync(async () => (answer = await AskAsync(file)) is JsonArray);
        return answer![0]!["frames"] as JsonArray ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    /// <summary>The segments that were looked at, each time that one was to its end.</summary>
    public IReadOnlyList<string> Looked() => [.. Segment().Matches(server.Output).Select(match => match.Groups[1].Value)];

    /// <summary>Processes on this machine that read the server's files, other than itself.</summary>
    public int Decoders() => Directory.GetDirectories("/proc").Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0])).Count(IsDecoder);

    public int WorkingFiles()
    {
        var part = $"{Path.DirectorySeparatorChar}videos{Path.DirectorySeparatorChar}";
        return Directory.GetFiles(server.DataFolder, "*", SearchOption.AllDirectories).Count(file => file.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>Gives what is tidied up after the answer some time.</summary>
    public async Task UntilNothingIsLeftAsync()
    {
        try
        {
            await UntilAsync(() => Task.FromResult(Decoders() + WorkingFiles() == 0), TimeSpan.FromSeconds(20));
        }
        catch (TimeoutException)
        {
            // The table tells how many there are.
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isDone, TimeSpan? limit = null)
    {
        using var late = new CancellationTokenSource(limit ?? Limit, TimeProvider.System);
        while (!await isDone())
        {
            if (late.IsCancellationRequested)
                throw new TimeoutException("The job took too long.");
            await Task.Delay(TimeSpan.FromMilliseconds(PollingMilliseconds), TimeProvider.System, CancellationToken.None);
        }
    }

    private bool IsDecoder(string process)
    {
        try
        {
            var command = File.ReadAllText(Path.Combine(process, "cmdline"));
            return command.Contains("ffmpeg", StringComparison.Ordinal) && command.Contains(server.DataFolder, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"Looked at ([\w/-]+):")]
    private static partial Regex Segment();
}

using System.Diagnostics;
using System.Globalization;
using Kashf.Bench.Http;
using Kashf.Bench.Images;
using Spectre.Console;

namespace Kashf.Bench.Video.Crash;

/// <summary>
/// A job of many segments, undisturbed, and again on the same pictures in another file while the server is killed again and again:
/// whether the answers are the same, what was done twice, and what is left behind.
/// </summary>
internal static class VideoCrashBenchmark
{
    private const int Kills = 10;
    private const int Seed = 20;
    private const int Seconds = 60;
    private const int SegmentSeconds = 2;
    private const double LongestMoment = 1.5;

    public static async Task RunAsync(CancellationToken cancellation)
    {
        var files = await CrashFiles.MakeAsync(Seconds, cancellation);
        await using var host = await LoopbackFiles.StartAsync(files.All, cancellation);
        await using var server = await ServerUnderLoad.StartAsync(
            cancellation, ("KASHF_ALLOW_HOSTS", host.Name), ("Videos__SegmentSeconds", SegmentSeconds.ToString(CultureInfo.InvariantCulture)));
        var job = new VideoJob(server, host, cancellation);
        await job.TrainAsync();

        var clock = Stopwatch.StartNew();
        var expected = await job.ResultAsync(CrashFiles.Video);
        var (undisturbed, lookedBefore) = (clock.Elapsed, job.Looked().Count);

        clock.Restart();
        await job.AskAsync(CrashFiles.SameVideo);
        var kills = await KillAsync(server, job, cancellation);
        var actual = await job.ResultAsync(CrashFiles.SameVideo);
        var looked = job.Looked().Skip(lookedBefore).ToArray();
        await job.UntilNothingIsLeftAsync();

        var table = new Table { Border = TableBorder.Markdown, Title = new($"{Seconds} s of video in segments of {SegmentSeconds} s, killed {Kills} times (seed {Seed})") }.AddColumns("figure", "measured");
        Row("frames of the answer", $"{expected.Count:N0}");
        Row("undisturbed", $"{undisturbed.TotalSeconds:N1} s, {lookedBefore} segments");
        Row("with all kills and new starts", $"{clock.Elapsed.TotalSeconds:N1} s");
        Row("segments done when it was killed", $"{string.Join(", ", kills)}");
        Row("the answers are identical", $"{(expected.ToJsonString() == actual.ToJsonString() ? "yes" : "NO")}");
        Row("segments looked at", $"{looked.Length}");
        Row("segments looked at more than once", $"{looked.Length - looked.Distinct().Count()}");
        Row("ffmpeg processes left", $"{job.Decoders()}");
        Row("working files left", $"{job.WorkingFiles()}");
        AnsiConsole.Write(table);

        void Row(string figure, FormattableString measured) => table.AddRow(figure, measured.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<List<int>> KillAsync(ServerUnderLoad server, VideoJob job, CancellationToken cancellation)
    {
        var random = new Random(Seed);
        var (before, done) = (job.Looked().Count, new List<int>());
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * LongestMoment), TimeProvider.System, cancellation);
            await server.KillAsync();
            done.Add(job.Looked().Count - before);
            await server.StartAsync(cancellation);
        }

        return done;
    }
}

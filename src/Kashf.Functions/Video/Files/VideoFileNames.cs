using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kashf.Core.Video;
using Kashf.Functions.Video.Work;

namespace Kashf.Functions.Video.Files;

/// <summary>Names of the files that jobs make of videos.</summary>
internal static class VideoFileNames
{
    /// <summary>Files of jobs under way; they go when the job ends.</summary>
    public const string Runs = "videos";

    /// <summary>What models saw in videos; it stays for later requests.</summary>
    public const string Seen = "seen-videos";

    /// <summary>Raised whenever the frames that are kept, how they are stored, or the tracks of faces come out otherwise than before.</summary>
    private const int SeenVersion = 2;

    private const int KeyDigits = 32;

    public static string Run(VideoRun run) => $"{Runs}/{run.Job.JobId}/{run.Run}";

    public static string Source(VideoRun run, int video) => Of(run, video, "source");

    public static string Plan(VideoRun run, int video) => Of(run, video, "plan");

    public static string Segment(VideoRun run, int video, int segment) => Of(run, video, $"segment-{segment:000000}");

    public static string Missing(VideoRun run, int video, int round) => Of(run, video, $"missing-{round}");

    public static string SeenLater(VideoRun run, int video, int round, int part) => Of(run, video, $"later-{round}-{part:000000}");

    public static string Answer(VideoRun run, int video) => Of(run, video, "answer.json");

    /// <summary>Of what a model saw in a file: whatever dataset it is seen for, and under whatever address.</summary>
    public static string SeenIn(string hash, FrameSettings settings, string modelId)
    {
        var looked = string.Create(CultureInfo.InvariantCulture, $"{SeenVersion} {settings.Every.Ticks} {settings.LeastDifference:R} {settings.Duration?.Ticks} {settings.KeepEvery?.Ticks} {modelId}");
        return $"{Seen}/{hash}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(looked))).AsSpan(0, KeyDigits)}";
    }

    private static string Of(VideoRun run, int video, string kind) => string.Create(CultureInfo.InvariantCulture, $"{Run(run)}/{video:0000}/{kind}");
}

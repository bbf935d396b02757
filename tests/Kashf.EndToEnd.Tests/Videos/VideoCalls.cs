using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Videos;

/// <summary>What clients ask about videos.</summary>
internal static class VideoCalls
{
    public const string TagFrames = "/api/tag_video_frames/";
    public const string TagFaces = "/api/tag_video_faces/";
    public const string TagVideos = "/api/tag_videos/";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Sends the same until the result is there.</summary>
    /// <returns>All answers, the last of them the result.</returns>
    public static async Task<IReadOnlyList<JsonElement>> UntilResultAsync(this ApiClient client, string path, object body)
    {
        var answers = new List<JsonElement>();
        await Patience.UntilAsync(Limit, async () =>
        {
            answers.Add((await client.PostAsync(path, body)).Ok());
            Assert.True(answers[^1].ValueKind == JsonValueKind.Array || answers[^1].GetProperty("state").GetString() == "processing", answers[^1].ToString());
            return answers[^1].ValueKind == JsonValueKind.Array;
        });
        return answers;
    }

    public static IReadOnlyList<JsonElement> Frames(this JsonElement video)
    {
        Assert.False(video.TryGetProperty("error", out var error), error.ToString());
        return [.. video.GetProperty("frames").EnumerateArray()];
    }

    /// <summary>Where a frame stands.</summary>
    public static int Index(this JsonElement frame) => frame.GetProperty("frame").GetInt32();

    /// <summary>Why a video could not be processed.</summary>
    public static string Refusal(this JsonElement video)
    {
        Assert.False(video.TryGetProperty("frames", out _) || video.TryGetProperty("tags", out _), video.ToString());
        return video.GetProperty("error").GetString()!;
    }
}

using System.Text.Json;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Answers;
using Kashf.Functions.Video.Files;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Video;

/// <summary>Puts a job's result together from its videos' answers.</summary>
public sealed class JoinedVideoAnswers(IFiles files, IJobs jobs, IOptions<VideoJobOptions> options)
{
    /// <summary>A video whose answer does not fit any more is answered with an error; those after it may fit.</summary>
    internal async Task RunAsync(JoinVideosInput input, StoredVideoRequest stored, CancellationToken cancellation)
    {
        var places = stored.Request.DistinctUrls.Select((url, place) => KeyValuePair.Create(url, place)).ToDictionary();
        var answers = new List<byte[]>();
        var room = options.Value.AnswerBytes;
        foreach (var element in stored.Request.VideoUrls)
        {
            var answer = element.Error is { } unreadable
                ? Refusal(stored.Endpoint, null, unreadable)
                : await AnswerAsync(input, stored.Endpoint, element.Value!, places[element.Value!], room, cancellation);
            answers.Add(answer);
            room -= answer.Length;
        }

        var (account, jobId) = (input.Run.Job.AccountId, input.Run.Job.JobId);
        await jobs.SaveResultAsync(account, jobId, JobResults.Join(answers), cancellation);
    }

    private async Task<byte[]> AnswerAsync(
        JoinVideosInput input, VideoEndpoint endpoint, string url, int place, long room, CancellationToken cancellation)
    {
        if (input.Errors[place] is { } error)
            return Refusal(endpoint, url, error);
        await using var stream = await files.OpenAsync(input.Run.Job.AccountId, VideoFileNames.Answer(input.Run, place), cancellation)
            ?? throw new FileNotFoundException($"The answer of video {place} is gone before the job's end.");
        if (stream.Length > room)
            return Refusal(endpoint, url, VideoRefusals.AnswerTooLong(options.Value.AnswerBytes));
        var answer = new byte[stream.Length];
        await stream.ReadExactlyAsync(answer, cancellation);
        return answer;
    }

    private static byte[] Refusal(VideoEndpoint endpoint, string? url, string error) => JsonSerializer.SerializeToUtf8Bytes<object[]>(
        endpoint.OfFrames
            ? [new TaggedVideoFramesAnswer { VideoUrl = url, Error = error }]
            : [new TaggedVideoAnswer { ImageUrl = url, VideoUrl = url, Error = error }],
        WireJson.Options);
}

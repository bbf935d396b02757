using System.Text.Encodings.Web;
using System.Text.Json;
using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tagging;
using Kashf.Core.Video;
using Kashf.Core.Video.Tags;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;
using Kashf.Functions.Tagging;
using Kashf.Functions.Video.Answers;
using Kashf.Functions.Video.Files;
using Kashf.Functions.Video.Work;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Video;

/// <summary>Makes the answers: each video's by itself, frame after frame, and then the whole.</summary>
public sealed class VideoAnswers(
    IFiles files, IJobs jobs, SeenVideos seen, FrameTaggers taggers, SeenVideoNames names, IOptions<TaggingOptions> tagging, IOptions<VideoJobOptions> options)
{
    private const int FlushedBytes = 1 << 16;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Why the video can't be tagged; null where its answer is stored.</returns>
    internal async Task<string?> WriteAsync(VideoStepInput input, StoredVideoRequest stored, CancellationToken cancellation)
    {
        var (run, account) = (input.Run, input.Run.Job.AccountId);
        var name = names.Of(input, stored.Frames);
        if (await seen.LengthAsync(account, name, cancellation) is not { } length)
            return VideoRefusals.Forgotten;
        var tagger = await taggers.PrepareAsync(account, stored.Request.Dataset, run.Type, cancellation);
        if (!tagger.IsSuccess)
            return tagger.Error.Detail;
        var url = stored.Request.DistinctUrls[input.Video];
        var frames = seen.ReadAsync(account, name, cancellation);
        await files.SaveAsync(
            account,
            VideoFileNames.Answer(run, input.Video),
            (stream, cancel) => stored.Endpoint.OfFrames
                ? WriteFramesAsync(stream, url, frames, tagger.Value, cancel)
                : WriteTagsAsync(stream, url, frames, tagger.Value, new VideoTags(stored.Frames.Every, length, tagging.Value.MostTags), cancel),
            cancellation);
        return null;
    }

    /// <returns>Why there is no answer; null where it is the job's result.</returns>
    internal async Task<string?> JoinAsync(JoinVideosInput input, StoredVideoRequest stored, CancellationToken cancellation)
    {
        var places = stored.Request.DistinctUrls.Select((url, place) => KeyValuePair.Create(url, place)).ToDictionary();
        var answers = new List<byte[]>();
        foreach (var element in stored.Request.VideoUrls)
        {
            answers.Add(element.Error is { } unreadable
                ? Refusal(stored.Endpoint, null, unreadable)
                : await AnswerAsync(input, stored.Endpoint, element.Value!, places[element.Value!], cancellation));
            if (answers.Sum(answer => (long)answer.Length) > options.Value.AnswerBytes)
                return VideoRefusals.AnswerTooLong(options.Value.AnswerBytes);
        }

        var (account, jobId) = (input.Run.Job.AccountId, input.Run.Job.JobId);
        await jobs.SaveResultAsync(account, jobId, JobResults.Join(answers), cancellation);
        return null;
    }

    private async Task<byte[]> AnswerAsync(JoinVideosInput input, VideoEndpoint endpoint, string url, int place, CancellationToken cancellation)
    {
        if (input.Errors[place] is { } error)
            return Refusal(endpoint, url, error);
        await using var stream = await files.OpenAsync(input.Run.Job.AccountId, VideoFileNames.Answer(input.Run, place), cancellation)
            ?? throw new FileNotFoundException("A video's answer is gone before the job's end.", url);
        // One that alone is too long need not be in memory to be refused.
        var answer = new byte[Math.Min(stream.Length, options.Value.AnswerBytes + 1)];
        await stream.ReadExactlyAsync(answer, cancellation);
        return answer;
    }

    private static byte[] Refusal(VideoEndpoint endpoint, string? url, string error) => JsonSerializer.SerializeToUtf8Bytes<object[]>(
        endpoint.OfFrames
            ? [new TaggedVideoFramesAnswer { VideoUrl = url, Error = error }]
            : [new TaggedVideoAnswer { ImageUrl = url, VideoUrl = url, Error = error }],
        WireJson.Options);

    private static async Task WriteTagsAsync(
        Stream stream, string url, IAsyncEnumerable<SampledFrame> frames, FrameTagger tagger, VideoTags tags, CancellationToken cancellation)
    {
        await foreach (var frame in frames.WithCancellation(cancellation))
            tags.Add(frame.Position, tagger(frame.Seen!).Select(tagged => tagged.Tag));
        var answer = new TaggedVideoAnswer { ImageUrl = url, VideoUrl = url, Tags = [.. tags.Find().Select(FoundVideoTag.From)] };
        await JsonSerializer.SerializeAsync<IReadOnlyList<TaggedVideoAnswer>>(stream, [answer], WireJson.Options, cancellation);
    }

    /// <summary>Writes a list with the video's answer, never more than a few frames of it in memory.</summary>
    private static async Task WriteFramesAsync(
        Stream stream, string url, IAsyncEnumerable<SampledFrame> frames, FrameTagger tagger, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(stream, Writing);
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString(NameOf(nameof(TaggedVideoFramesAnswer.VideoUrl)), url);
        json.WriteStartArray(NameOf(nameof(TaggedVideoFramesAnswer.Frames)));
        await foreach (var frame in frames.WithCancellation(cancellation))
        {
            var tags = tagger(frame.Seen!).Select(FoundImageTag.From).ToList();
            JsonSerializer.Serialize(json, TaggedFrameAnswer.From(frame.Position, tags), WireJson.Options);
            if (json.BytesPending > FlushedBytes)
                await json.FlushAsync(cancellation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        await json.FlushAsync(cancellation);
    }

    private static string NameOf(string property) => WireJson.Options.PropertyNamingPolicy!.ConvertName(property);
}

using System.Text.Json;
using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Core.Tagging;
using Kashf.Core.Video;
using Kashf.Core.Video.Tags;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Tagging;
using Kashf.Functions.Video.Answers;
using Kashf.Functions.Video.Files;
using Kashf.Functions.Video.Work;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Video;

/// <summary>Makes the videos' answers, each by itself.</summary>
public sealed class VideoAnswers(
    IFiles files, SeenVideos seen, FrameTaggers taggers, SeenVideoNames names, IOptions<TaggingOptions> tagging, IOptions<VideoJobOptions> options)
{
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
        var limit = options.Value.AnswerBytes;
        try
        {
            await files.SaveAsync(
                account,
                VideoFileNames.Answer(run, input.Video),
                (stream, cancel) => stored.Endpoint.OfFrames
                    ? FramesAnswer.WriteAsync(stream, url, frames, tagger.Value, limit, cancel)
                    : WriteTagsAsync(stream, url, frames, tagger.Value, new VideoTags(stored.Frames.Every, length, tagging.Value.MostTags), cancel),
                cancellation);
            return null;
        }
        catch (AnswerTooLongException)
        {
            return VideoRefusals.AnswerTooLong(limit);
        }
    }

    private static async Task WriteTagsAsync(
        Stream stream, string url, IAsyncEnumerable<SampledFrame> frames, FrameTagger tagger, VideoTags tags, CancellationToken cancellation)
    {
        await foreach (var frame in frames.WithCancellation(cancellation))
            tags.Add(frame.Position, tagger(frame.Seen!).Select(tagged => tagged.Tag));
        var answer = new TaggedVideoAnswer { ImageUrl = url, VideoUrl = url, Tags = [.. tags.Find().Select(FoundVideoTag.From)] };
        await JsonSerializer.SerializeAsync<IReadOnlyList<TaggedVideoAnswer>>(stream, [answer], WireJson.Options, cancellation);
    }
}

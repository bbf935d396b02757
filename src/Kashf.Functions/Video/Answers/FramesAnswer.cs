using System.Text.Encodings.Web;
using System.Text.Json;
using Kashf.Core.Video;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Tagging;

namespace Kashf.Functions.Video.Answers;

/// <summary>Writes a list with one video's answer, never more than a few frames of it in memory.</summary>
internal static class FramesAnswer
{
    private const int FlushedBytes = 1 << 16;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="limit">Bytes that the answer may have, about; past it no frame is tagged.</param>
    /// <exception cref="AnswerTooLongException">It has more.</exception>
    public static async Task WriteAsync(
        Stream stream, string url, IAsyncEnumerable<SampledFrame> frames, FrameTagger tagger, long limit, CancellationToken cancellation)
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
            if (json.BytesCommitted + json.BytesPending > limit)
                throw new AnswerTooLongException();
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

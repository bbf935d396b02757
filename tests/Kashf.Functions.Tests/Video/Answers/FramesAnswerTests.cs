using System.Text.Json;
using Kashf.Core.Video;
using Kashf.Functions.Video.Answers;

namespace Kashf.Functions.Tests.Video.Answers;

public sealed class FramesAnswerTests
{
    private const int Frames = 5_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_FewEnoughFrames_IsAListWithTheVideo()
    {
        using var answer = new MemoryStream();

        await WriteAsync(answer, limit: 1 << 20);

        var video = JsonDocument.Parse(answer.ToArray()).RootElement[0];
        Assert.Equal("a", video.GetProperty("video_url").GetString());
        Assert.Equal(Frames, video.GetProperty("frames").GetArrayLength());
    }

    [Fact]
    public async Task Write_TooManyFrames_StopsAtTheLimit()
    {
        using var answer = new MemoryStream();

        await Assert.ThrowsAsync<AnswerTooLongException>(() => WriteAsync(answer, limit: 100_000));

        Assert.InRange(answer.Length, 0, 101_000);
    }

    private static Task WriteAsync(MemoryStream to, long limit) => FramesAnswer.WriteAsync(
        to,
        "a",
        Enumerable.Range(0, Frames).Select(i => new SampledFrame(
            new FramePosition(i, TimeSpan.FromSeconds(i)), new FrameSignature(new byte[FrameSignature.Length]), new SeenFrame { Vector = [1] })).ToAsyncEnumerable(),
        _ => [],
        limit,
        Cancellation);
}

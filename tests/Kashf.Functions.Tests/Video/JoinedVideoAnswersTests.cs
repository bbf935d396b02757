using System.Text;
using System.Text.Json;
using Kashf.Core.Datasets;
using Kashf.Core.Jobs;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video;
using Kashf.Functions.Video.Files;
using Kashf.Functions.Video.Work;
using Kashf.Storage.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tests.Video;

/// <summary>Joining answers of videos, over real files.</summary>
public sealed class JoinedVideoAnswersTests : IAsyncDisposable
{
    private const int Limit = 2_000;

    private static readonly VideoRun Run = new(new JobInput(1, "job"), "run", DatasetType.Image);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-joined-");
    private readonly ServiceProvider services;

    public JoinedVideoAnswersTests() => services = new ServiceCollection()
        .AddLogging().AddLocalStorage(options => options.DataDirectory = directory.FullName)
        .AddSingleton(Options.Create(new VideoJobOptions { AnswerBytes = Limit })).AddSingleton<JoinedVideoAnswers>().BuildServiceProvider();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_AnswersThatDoNotFitTogether_RefusesThoseAlone()
    {
        var request = JsonBody.Parse<TagVideosRequest>("""{"dataset":"d","video_urls":["a","b","c",5]}"""u8, WireJson.Options).Value!;
        await services.GetRequiredService<IJobs>().TrySaveAsync(new Job("job", 1, "tag_video_frames", null, DateTimeOffset.UnixEpoch), null, "{}"u8.ToArray(), Cancellation);
        await SaveAsync(0, 1_000);
        await SaveAsync(1, 1_500);
        await SaveAsync(2, 100);

        await services.GetRequiredService<JoinedVideoAnswers>().RunAsync(
            new JoinVideosInput(Run, [null, null, null]), new StoredVideoRequest(VideoEndpoint.Frames, request), Cancellation);

        var result = await services.GetRequiredService<IJobs>().ReadResultAsync(1, "job", Cancellation);
        var videos = JsonDocument.Parse(result).RootElement;
        Assert.Equal([1_000, 100], new[] { 0, 2 }.Select(video => videos[video].GetProperty("video_url").GetString()!.Length));
        Assert.Equal("b", videos[1].GetProperty("video_url").GetString());
        Assert.Contains("more than 2,000 bytes", videos[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.True(videos[3].TryGetProperty("error", out _));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        directory.Delete(recursive: true);
    }

    private Task<long> SaveAsync(int video, int length) => services.GetRequiredService<IFiles>().SaveAsync(
        1,
        VideoFileNames.Answer(Run, video),
        (stream, cancel) => stream.WriteAsync(Encoding.UTF8.GetBytes($$"""[{"video_url":"{{new string('x', length)}}"}]"""), cancel).AsTask(),
        Cancellation);
}

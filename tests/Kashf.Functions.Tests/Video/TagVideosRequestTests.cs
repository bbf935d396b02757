using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video;

namespace Kashf.Functions.Tests.Video;

public sealed class TagVideosRequestTests
{
    private const string Videos = "\"dataset\":\"iran\",\"video_urls\":[\"https://example.com/a.mp4\"]";

    [Theory]
    [InlineData("\"min_frame_diff\":50", "\"min_frame_diff\":0.5")]
    [InlineData("\"min_frame_diff\":\"0.4\"", "\"wait\":false")]
    [InlineData("\"duration\":0", "\"duration\":null")]
    [InlineData("\"every_ms\":100", "\"every_ms\":100.0")]
    [InlineData("\"wait\":\"true\"", "\"other\":1")]
    public void Canonical_SameMeaning_IsTheSameJob(string one, string other) => Assert.Equal(IdentityOf(one), IdentityOf(other));

    [Theory]
    [InlineData("\"min_frame_diff\":1", "\"min_frame_diff\":0.01")]
    [InlineData("\"duration\":1", "\"duration\":null")]
    [InlineData("\"every_ms\":50", "\"every_ms\":100")]
    public void Canonical_AnotherMeaning_IsAnotherJob(string one, string other) => Assert.NotEqual(IdentityOf(one), IdentityOf(other));

    [Theory]
    [InlineData("\"every_ms\":0", "every_ms")]
    [InlineData("\"every_ms\":-1", "every_ms")]
    [InlineData("\"every_ms\":0.5", "every_ms")]
    [InlineData("\"every_ms\":1e300", "every_ms")]
    [InlineData("\"min_frame_diff\":-1", "min_frame_diff")]
    [InlineData("\"min_frame_diff\":100.5", "min_frame_diff")]
    [InlineData("\"duration\":-1", "duration")]
    [InlineData("\"duration\":1e-9", "duration")]
    [InlineData("\"duration\":1e300", "duration")]
    [InlineData("\"task_ids\":[]", "task_ids")]
    public void Validation_OutOfRange_NamesTheField(string field, string name)
    {
        var read = Read(field);

        Assert.Equal([name], read.Error!.Fields.Keys);
    }

    [Fact]
    public void Frames_Defaults_AreTheContracts()
    {
        var frames = Read("\"wait\":true").Value!.Canonical().Frames;

        Assert.Equal((TimeSpan.FromMilliseconds(100), 0.4, null), (frames.Every, frames.LeastDifference, frames.Duration));
    }

    [Fact]
    public void DistinctUrls_RepeatedAndUnreadable_AreLeftOut()
    {
        var request = JsonBody.Parse<TagVideosRequest>("""{"dataset":"d","video_urls":["a",5,"b","a",null]}"""u8, WireJson.Options).Value!;

        Assert.Equal(["a", "b"], request.DistinctUrls);
    }

    private static string IdentityOf(string field) => JobIdentity.Of(1, "tag_video_frames", Read(field).Value!.Canonical());

    private static Kashf.Core.Results.Result<TagVideosRequest> Read(string field) =>
        JsonBody.Parse<TagVideosRequest>(System.Text.Encoding.UTF8.GetBytes($"{{{Videos},{field}}}"), WireJson.Options);
}

using Kashf.Media.Ffmpeg;
using Kashf.Media.Images;
using Kashf.Media.Images.Ffmpeg;
using Kashf.Media.Images.Headers;
using Kashf.Media.Tests.Images.Samples;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Tests.Images;

public sealed class ImageOptionsTests
{
    [Theory]
    [InlineData("Images:FileBytes", "10")]
    [InlineData("Images:Pixels", "0")]
    [InlineData("Images:Side", "70000")]
    [InlineData("Images:DecodeSeconds", "0")]
    [InlineData("Ffmpeg:Processes", "-1")]
    [InlineData("Ffmpeg:MemoryBytes", "1000")]
    [InlineData("Ffmpeg:Path", "/nowhere/ffmpeg")]
    public void AddMedia_BadOption_FailsAtStart(string key, string value)
    {
        using var services = Services(key, value);
        Assert.Throws<OptionsValidationException>(() => (services.GetRequiredService<IOptions<ImageOptions>>().Value, services.GetRequiredService<IOptions<FfmpegOptions>>().Value));
    }

    [Fact]
    public async Task DecodeAsync_SmallerLimits_AreKept()
    {
        await using var decoding = new Decoding(("Images:Pixels", "1000"));
        var detail = await decoding.RefusedAsync(await Scene.FileAsync("png", 40, 30), "image-too-many-pixels");
        Assert.Contains("40 x 30 pixels; at most 1,000 in all", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DecodeAsync_NoDecoderOnTheMachine_SaysWhatToInstall()
    {
        var (images, nowhere) = (Options.Create(new ImageOptions()), Options.Create(new FfmpegOptions { Path = "/nowhere/ffmpeg" }));
        using var runner = new FfmpegRunner(new FfmpegProgram(nowhere), nowhere, TimeProvider.System, NullLogger<FfmpegRunner>.Instance);
        var decoder = new ImageDecoder(new HeaderReader(images), jpeg: null, new FfmpegImageDecoder(runner, images));
        var error = (await decoder.DecodeAsync(await Scene.FileAsync("gif", 4, 4), 4, TestContext.Current.CancellationToken)).Error;
        Assert.Equal("image-decoder-missing", error?.Code);
        Assert.Contains("install ffmpeg or set Ffmpeg__Path", error!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DecodeAsync_Cancelled_Throws()
    {
        await using var decoding = new Decoding();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => decoding.Decoder.DecodeAsync(PngFile.Plain(4, 4, 8, 2, 1, 2, 3), 4, new CancellationToken(canceled: true)));
    }

    private static ServiceProvider Services(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)]).Build();
        return new ServiceCollection().AddLogging().AddMedia(configuration).BuildServiceProvider();
    }
}

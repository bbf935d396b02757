using System.Numerics.Tensors;
using Kashf.Media.Images;
using Kashf.Models.Catalogue;
using Kashf.Models.ImageEncoding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Models.Tests.ImageEncoding;

public sealed class ImageEncoderTests(Samples samples) : IClassFixture<Samples>
{
    private static readonly PixelImage Grey = new(300, 200, [.. Enumerable.Repeat((byte)90, 300 * 200 * PixelImage.Channels)]);

    [Fact]
    public async Task Encode_AnyImage_IsAVectorOfLengthOne()
    {
        var encoder = samples.Service<IImageEncoder>();
        var vector = await encoder.EncodeAsync(Grey, TestContext.Current.CancellationToken);
        Assert.Equal(("image-fast", 224), (encoder.ModelId, encoder.WantedSide));
        Assert.Equal(samples.Service<ModelFolders>().Find(encoder.ModelId, ModelRole.ImageEncoder).Description.Output.Dimension, vector.Values.Length);
        Assert.Equal(1, TensorPrimitives.Norm<float>(vector.Values), 1e-4f);
        Assert.Equal((null, 1f), (vector.Box, vector.Clarity));
    }

    [Fact]
    public async Task Encode_ByManyAtOnce_AnswersEachItsOwn()
    {
        var encoder = samples.Service<IImageEncoder>();
        var images = Enumerable.Range(0, 6).Select(i => new PixelImage(64, 64, [.. Enumerable.Range(0, 64 * 64 * 3).Select(at => (byte)(at / (i + 1)))])).ToList();
        var alone = new List<float[]>();
        foreach (var image in images)
            alone.Add((await encoder.EncodeAsync(image, TestContext.Current.CancellationToken)).Values);
        var together = await Task.WhenAll(images.Select(image => Task.Run(() => encoder.EncodeAsync(image, TestContext.Current.CancellationToken))));
        Assert.Equal(alone, together.Select(vector => vector.Values));
    }

    [Fact]
    public async Task Encode_Photos_ThoseOfOneKindAreNearer()
    {
        var paper = await EncodeAsync("data/images/trashnet6/train/paper");
        var people = await EncodeAsync("data/faces/athletes5/train/roger_federer");
        var different = Similarity(paper, people);
        Assert.True(Similarity(paper, paper) > different);
        Assert.True(Similarity(people, people) > different);
    }

    [Fact]
    public async Task Encode_WithAnOperatorsModel_AnswersItsVector()
    {
        using var folder = new TemporaryFolder();
        var file = Samples.Find("models/mobilenetv2_0.35_imagenet_features.onnx");
        folder.Install(
            new()
            {
                Id = "operators",
                Role = ModelRole.ImageEncoder,
                Input = new() { Width = 224, Height = 224, Mean = [127.5f], Scale = [1 / 127.5f], Fit = ModelFit.Crop, CropFraction = 0.875 },
                Output = new() { Dimension = 1280 },
            },
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        await using var services = With(("Models:Folder", folder.Path), ("Models:ImageEncoder", "operators"));
        var encoder = services.GetRequiredService<IImageEncoder>();
        var vector = await encoder.EncodeAsync(Grey, TestContext.Current.CancellationToken);
        Assert.Equal(("operators", 256, 1280), (encoder.ModelId, encoder.WantedSide, vector.Values.Length));
    }

    [Fact]
    public async Task Encode_WithAModelThatIsNotInstalled_SaysSo()
    {
        await using var services = With(("Models:ImageEncoder", "nothing-here"));
        var encoder = services.GetRequiredService<IImageEncoder>();
        Assert.Equal("nothing-here", encoder.ModelId);
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => encoder.EncodeAsync(Grey, TestContext.Current.CancellationToken));
        Assert.Contains("nothing-here is not installed", error.Message);
    }

    private static ServiceProvider With(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddModels(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build())
        .BuildServiceProvider();

    private static float Similarity(float[][] some, float[][] others) =>
        (from one in some from other in others where one != other select TensorPrimitives.Dot<float>(one, other)).Average();

    private async Task<float[][]> EncodeAsync(string folder)
    {
        var vectors = new List<float[]>();
        foreach (var image in await samples.PhotosAsync(folder, 5))
            vectors.Add((await samples.Service<IImageEncoder>().EncodeAsync(image, TestContext.Current.CancellationToken)).Values);
        return [.. vectors];
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Kashf.ModelConversion.BuiltIn;
using Kashf.ModelConversion.Tests.Networks;
using Kashf.ModelConversion.Tests.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace Kashf.ModelConversion.Tests.BuiltIn;

/// <summary>The files in artifacts/models.</summary>
public sealed class BuiltInModelsTests
{
    [Fact]
    public void Fast_Image_GivesTheRootsOfItsLayersMeansAtLengthOne()
    {
        var image = Image.Pattern(224).Select(value => (value - 127.5f) / 127.5f);
        var (shape, vectors) = OnnxRun.Run(File("image-fast"), image, Image.Random(224, 224, 3, seed: 4));

        var coco = new Sources(Artifacts.Sources).Coco;
        float[] expected = [.. new[] { 3, 10, 14 }.SelectMany(block => Block(OnnxRun.Compute(coco, image, Sources.CocoDepthwise(block)).Means()))];
        Assert.Equal([2, expected.Length], shape);
        Assert.All(expected.Zip(vectors), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public void Accurate_Image_GivesTheRootsOfSixLayersMeansAtLengthOne()
    {
        // One colour: the same at every size, so that the resizing within the model is of no account.
        var image = Image.Filled(299, 299, 3, (_, _, channel) => 0.2f + 0.3f * channel);
        var small = Image.Filled(224, 224, 3, (_, _, channel) => image[0, 0, channel] * 2 - 1);
        var (shape, vector) = OnnxRun.Run(File("image-accurate"), image);

        var sources = new Sources(Artifacts.Sources);
        float[] expected =
        [
            .. new[] { "mixed5", "mixed7", "mixed8" }.SelectMany(layer => Block(OnnxRun.Compute(sources.Inception, image, layer).Means())),
            .. new[] { 3, 10, 14 }.SelectMany(block => Block(OnnxRun.Compute(sources.Coco, small, Sources.CocoDepthwise(block)).Means())),
        ];
        Assert.Equal([1, expected.Length], shape);
        Assert.All(expected.Zip(vector), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void FaceEmbedder_Face_GivesTheVectorOfThePackagesFile()
    {
        var face = Image.Random(112, 112, 3, seed: 5).Select(value => 2 * value - 1);

        var (shape, vector) = OnnxRun.Run(File("face-embedder"), face);

        var (expectedShape, expected) = OnnxRun.Run(new Sources(Artifacts.Sources).Face("fr_feature.onnx"), face);
        Assert.Equal(expectedShape, shape);
        var most = expected.Max(MathF.Abs);
        Assert.All(expected.Zip(vector), pair => Assert.Equal(pair.First / most, pair.Second / most, 1e-4f));
    }

    [Theory]
    [InlineData("image-fast")]
    [InlineData("image-accurate")]
    [InlineData("face-detector")]
    [InlineData("face-landmarks")]
    [InlineData("face-embedder")]
    public void Description_OfEachModel_SaysWhatTheModelHas(string id)
    {
        var file = File(id);
        using var session = new InferenceSession(file);
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Artifacts.Models, id + ".json")));
        var input = json.RootElement.GetProperty("input");
        var channels = input.GetProperty("colours").GetString() == "grey" ? 1 : 3;
        var output = json.RootElement.GetProperty("output");

        Assert.Equal(id, json.RootElement.GetProperty("id").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), json.RootElement.GetProperty("sha256").GetString());
        Assert.Equal(
            [channels, input.GetProperty("height").GetInt32(), input.GetProperty("width").GetInt32()],
            session.InputMetadata[input.GetProperty("name").GetString()!].Dimensions[1..]);
        if (output.TryGetProperty("name", out var name))
            Assert.Equal([output.GetProperty("dimension").GetInt32()], session.OutputMetadata[name.GetString()!].Dimensions[1..]);
    }

    private static byte[] File(string id) => System.IO.File.ReadAllBytes(Path.Combine(Artifacts.Models, id + ".onnx"));

    private static IEnumerable<float> Block(float[] means)
    {
        var length = Math.Sqrt(means.Sum(value => (double)value));
        return means.Select(value => (float)(Math.Sqrt(value) / length));
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Kashf.Models.Catalogue;

namespace Kashf.Models.Tests.Catalogue;

public sealed class ModelDescriptionReaderTests
{
    private const string Whole = """
        {
          // A comment is no error.
          "id": "image-9", "role": "image-encoder", "licence": "MIT", "source": "somewhere",
          "sha256": "35ea30ca8bca4a351528d928b8703c998848130933d14b9ba1faabc49791d5cb",
          "input": { "name": "x", "width": 224, "height": 192, "layout": "nhwc", "colours": "bgr", "mean": [1, 2, 3], "scale": [0.5], "fit": "crop", "crop_fraction": 0.875 },
          "output": { "name": "y", "dimension": 1280, "pooling": "mean", "square_root": true }
        }
        """;

    [Fact]
    public void Read_EveryField_IsTaken()
    {
        var model = ModelDescriptionReader.Read(Encoding.UTF8.GetBytes(Whole)).Value!;
        Assert.Equal(("image-9", ModelRole.ImageEncoder, "MIT", "somewhere"), (model.Id, model.Role, model.Licence, model.Source));
        var input = model.Input;
        Assert.Equal(("x", 224, 192, ModelLayout.Nhwc, ModelColours.Bgr, ModelFit.Crop, 0.875), (input.Name, input.Width, input.Height, input.Layout, input.Colours, input.Fit, input.CropFraction));
        Assert.Equal([1, 2, 3], input.Mean);
        Assert.Equal([0.5f], input.Scale);
        Assert.Equal(("y", 1280, ModelPooling.Mean, true), (model.Output.Name, model.Output.Dimension, model.Output.Pooling, model.Output.SquareRoot));
    }

    [Fact]
    public void Write_WhatWasRead_IsReadTheSame()
    {
        var written = ModelDescriptionReader.Write(ModelDescriptionReader.Read(Encoding.UTF8.GetBytes(Whole)).Value!);
        Assert.Equal(written, ModelDescriptionReader.Write(ModelDescriptionReader.Read(written).Value!));
        Assert.Contains("\"role\": \"image-encoder\"", Encoding.UTF8.GetString(written));
    }

    [Theory]
    [InlineData("id", "\"a b\"", "id must be")]
    [InlineData("id", "\"\"", "id must be")]
    [InlineData("role", "\"speaker\"", "role")]
    [InlineData("role", "\"face-embedder\"", "112")]
    [InlineData("role", "\"face-landmarks\"", "grey")]
    [InlineData("role", "\"face-detector\"", "output.detector")]
    [InlineData("sha256", "\"abc\"", "sha256")]
    [InlineData("licens", "\"MIT\"", "licens")]
    [InlineData("input.width", "7", "input.width")]
    [InlineData("input.height", "5000", "input.height")]
    [InlineData("input.mean", "[1, 2]", "input.mean")]
    [InlineData("input.mean", "[]", "input.mean")]
    [InlineData("input.scale", "[0]", "input.scale")]
    [InlineData("input.colours", "\"grey\"", "input.colours")]
    [InlineData("input.colours", "\"cmyk\"", "colours")]
    [InlineData("input.layout", "5", "layout")]
    [InlineData("input.crop_fraction", "0", "crop_fraction")]
    [InlineData("input.crop_fraction", "1.5", "crop_fraction")]
    [InlineData("output.dimension", "0", "output.dimension")]
    [InlineData("output.dimension", "20000", "output.dimension")]
    [InlineData("output.dimension", "-1", "output.dimension")]
    public void Read_ValueThatCannotBe_IsRefusedByItsName(string field, string value, string named)
    {
        var model = JsonNode.Parse(Whole, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        var path = field.Split('.');
        (path.Length == 1 ? model : model[path[0]]!)[path[^1]] = JsonNode.Parse(value);
        if (field == "input.colours")
            model["input"]!["mean"] = JsonNode.Parse("[0]");
        if (field == "role")
            (model["input"]!["mean"], model["output"]!["detector"]) = (JsonNode.Parse("[0]"), null);

        var error = ModelDescriptionReader.Read(Encoding.UTF8.GetBytes(model.ToJsonString())).Error;

        Assert.NotNull(error);
        Assert.Contains(named, error.Detail);
    }

    [Fact]
    public void Read_FaceDetectorWithChannelsLast_IsRefused()
    {
        var model = JsonNode.Parse(Whole, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        (model["role"], model["output"]!["detector"]) = ("face-detector", "yunet");
        Assert.Contains("input.layout", ModelDescriptionReader.Read(Encoding.UTF8.GetBytes(model.ToJsonString())).Error?.Detail, StringComparison.Ordinal);

        model["input"]!["layout"] = "nchw";
        Assert.Null(ModelDescriptionReader.Read(Encoding.UTF8.GetBytes(model.ToJsonString())).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"id": "a", "role": "image-encoder", "output": {"dimension": 3}}""")]
    public void Read_NoDescription_IsRefused(string json) => Assert.NotNull(ModelDescriptionReader.Read(Encoding.UTF8.GetBytes(json)).Error);
}

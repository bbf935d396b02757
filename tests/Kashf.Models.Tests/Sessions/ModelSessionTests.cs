using Kashf.Models.Catalogue;
using Kashf.Models.Sessions;

namespace Kashf.Models.Tests.Sessions;

public sealed class ModelSessionTests : IDisposable
{
    private static readonly byte[] Same = SmallModel.Chain([1, 3, 8, 8], [1, 3, 8, 8], "Relu");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_ModelAsDescribed_AnswersItsVector()
    {
        using var session = ModelSession.Open(folder.Install(Descriptions.Encoder, Same), threads: 1);
        var tensor = new float[192];
        tensor[0] = 3;
        tensor[191] = 4;
        using var outputs = session.Run(tensor);
        var vector = OutputVector.Read(outputs[0], session.Description);
        Assert.Equal((0.6f, 0.8f, 192), (vector[0], vector[191], vector.Length));
    }

    [Fact]
    public void Open_ModelOfAnyBatch_AnswersOneVector()
    {
        var model = folder.Install(Descriptions.Encoder, SmallModel.Chain([-1, 3, 8, 8], [-1, 3, 8, 8], "Relu"));
        using var session = ModelSession.Open(model, threads: 1);
        using var outputs = session.Run(new float[192]);
        Assert.Equal([1, 3, 8, 8], outputs[0].GetTensorTypeAndShape().Shape);
    }

    [Fact]
    public void Open_OutputInTheMiddle_AnswersIt()
    {
        var middle = Descriptions.Encoder with { Output = new() { Name = "t1", Dimension = 3, Pooling = ModelPooling.Mean } };
        using var session = ModelSession.Open(folder.Install(middle, SmallModel.Chain([1, 3, 8, 8], [1, 3, 8, 8], "Relu", "Neg")), threads: 1);
        using var outputs = session.Run(Enumerable.Repeat(2f, 192).ToArray());
        Assert.Equal(2, outputs[0].GetTensorDataAsSpan<float>()[0]);
    }

    [Fact]
    public void Open_OutputThatNothingComputes_SaysSo() =>
        AssertRefused(Descriptions.Encoder with { Output = new() { Name = "t9", Dimension = 192 } }, Same, "computes no tensor t9 (output.name)");

    [Fact]
    public void Open_InputOfAnotherShape_SaysBoth() =>
        AssertRefused(Descriptions.Encoder with { Input = new() { Width = 16, Height = 8 } }, Same, "its input is [1, 3, 8, 8], but input.width, height, layout and colours say [1, 3, 8, 16]");

    [Fact]
    public void Open_InputOfAnotherLayout_SaysBoth() =>
        AssertRefused(Descriptions.Encoder with { Input = new() { Width = 8, Height = 8, Layout = ModelLayout.Nhwc } }, Same, "say [1, 8, 8, 3]");

    [Fact]
    public void Open_InputOfAnotherName_SaysWhichThereIs() =>
        AssertRefused(Descriptions.Encoder with { Input = new() { Name = "image", Width = 8, Height = 8 } }, Same, "no input image (input.name), but x");

    [Fact]
    public void Open_OutputOfAnotherDimension_SaysBoth() =>
        AssertRefused(Descriptions.Encoder with { Output = new() { Dimension = 512 } }, Same, "a vector of 192 numbers; output.dimension says 512");

    [Fact]
    public void Open_PoolingOfAnotherDimension_SaysBoth() =>
        AssertRefused(Descriptions.Encoder with { Output = new() { Dimension = 192, Pooling = ModelPooling.Mean } }, Same, "a vector of 3 numbers; output.dimension says 192");

    [Fact]
    public void Open_PoolingOfNoImage_SaysSo() =>
        AssertRefused(
            Descriptions.Encoder with { Output = new() { Dimension = 192, Pooling = ModelPooling.Mean } },
            SmallModel.Chain([1, 3, 8, 8], [1, 192], "Flatten"), "output.pooling mean makes no vector");

    [Fact]
    public void Open_DetectorWithoutItsOutputs_SaysWhich() =>
        AssertRefused(
            Descriptions.Encoder with { Role = ModelRole.FaceDetector, Output = new() { Detector = DetectorOutput.UltraFace } },
            Same, "it has the outputs y; output.detector needs scores, boxes");

    [Fact]
    public void Open_FileThatIsNoModel_SaysSo() => AssertRefused(Descriptions.Encoder, "no model"u8.ToArray(), "can't be opened");

    private void AssertRefused(ModelDescription description, byte[] model, string reason)
    {
        var installed = folder.Install(description, model);
        var error = Assert.Throws<ModelUnavailableException>(() => ModelSession.Open(installed, threads: 1));
        Assert.Contains(reason, error.Message);
        Assert.Contains("small.onnx", error.Message);
    }
}

using Kashf.Models.Catalogue;
using Kashf.Models.Sessions;
using Microsoft.ML.OnnxRuntime;

namespace Kashf.Models.Tests.Sessions;

public sealed class OutputVectorTests
{
    [Fact]
    public void Read_MeanWhereChannelsComeFirst_IsOfEachChannel() =>
        Assert.Equal([0.6f, 0.8f], Read([1, 5, 2, 6], [1, 2, 1, 2], ModelPooling.Mean, ModelLayout.Nchw));

    [Fact]
    public void Read_MeanWhereChannelsComeLast_IsOfEachChannel() =>
        Assert.Equal([0.6f, 0.8f], Read([1, 2, 5, 6], [1, 1, 2, 2], ModelPooling.Mean, ModelLayout.Nhwc));

    [Fact]
    public void Read_SquareRoot_KeepsTheSign() =>
        Assert.Equal([0.6f, -0.8f], Read([9, -16], [1, 2], ModelPooling.None, ModelLayout.Nchw, squareRoot: true));

    [Fact]
    public void Read_Nothing_StaysNothing() => Assert.Equal([0, 0], Read([0, 0], [1, 2], ModelPooling.None, ModelLayout.Nchw));

    private static float[] Read(float[] values, long[] shape, ModelPooling pooling, ModelLayout layout, bool squareRoot = false)
    {
        using var answer = OrtValue.CreateTensorValueFromMemory(values, shape);
        return OutputVector.Read(answer, Descriptions.Encoder with
        {
            Input = new() { Width = 8, Height = 8, Layout = layout },
            Output = new() { Dimension = 2, Pooling = pooling, SquareRoot = squareRoot },
        });
    }
}

using FsCheck;
using FsCheck.Fluent;
using Kashf.Models.Sessions;
using Microsoft.ML.OnnxRuntime;

namespace Kashf.Models.Tests.Sessions;

public sealed class NegligibleWeightsTests
{
    [Fact]
    public void SetToZero_Weights_AreThoseBelowTheLimitAlone()
    {
        float[] weights = [1, -1e-29f, 1e-31f, -1e-40f, float.Epsilon, 0, -0f, float.NaN, float.NegativeInfinity, 7.9e-31f];
        var model = SmallModel.Weighted(weights);
        Assert.Equal(3, NegligibleWeights.SetToZero(model));
        Assert.Equal(SmallModel.Weighted([1, -1e-29f, 0, 0, 0, 0, -0f, float.NaN, float.NegativeInfinity, 7.9e-31f]), model);
    }

    [Fact]
    public void SetToZero_Model_ComputesTheSame()
    {
        var model = SmallModel.Weighted(2, 1e-35f, -3);
        NegligibleWeights.SetToZero(model);
        using var session = new InferenceSession(model);
        using var options = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory<float>([5f, 7f, 1f], [3]);
        using var outputs = session.Run(options, ["x"], [input], ["y"]);
        Assert.Equal([10, 0, -3], outputs[0].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void SetToZero_AnyBytes_KeepsTheirNumber() =>
        Prop.ForAll<byte[]>(bytes => NegligibleWeights.SetToZero(bytes) >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void SetToZero_ModelCutShort_DoesNotThrow()
    {
        var model = SmallModel.Weighted(1e-40f, 1e-40f, 1e-40f);
        for (var length = 0; length < model.Length; length++)
            NegligibleWeights.SetToZero(model.AsSpan(0, length));
        Assert.Equal(3, NegligibleWeights.SetToZero(SmallModel.Weighted(1e-40f, 1e-40f, 1e-40f)));
    }
}

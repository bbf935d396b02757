using Microsoft.ML.OnnxRuntime;

namespace Kashf.Models.Tests.Sessions;

public sealed class OnnxRuntimeTests
{
    [Fact]
    public void Run_OneOperator_AnswersWhatItComputes()
    {
        using var session = new InferenceSession(SmallModel.Of("Relu", 3));
        using var options = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory<float>([-1.5f, 0f, 2.25f], [3]);

        using var outputs = session.Run(options, ["x"], [input], ["y"]);

        Assert.Equal([0f, 0f, 2.25f], outputs[0].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void Open_BytesThatAreNoModel_Throws() =>
        Assert.Throws<OnnxRuntimeException>(() => new InferenceSession("no model"u8.ToArray()));
}

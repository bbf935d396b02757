using Kashf.Models.Faces.Detection;
using Microsoft.ML.OnnxRuntime;

namespace Kashf.Models.Tests.Faces.Detection;

public sealed class DetectorReaderTests
{
    private static readonly SearchedArea Area = new(100, 50, 640, 320);

    [Fact]
    public void UltraFace_Answer_IsInPixelsOfTheImage()
    {
        using var scores = Tensor([0.9f, 0.1f, 0.05f, 0.95f, 0.2f, 0.8f], 3, 2);
        using var boxes = Tensor([0, 0, 1, 1, 0.25f, 0.5f, 0.5f, 0.75f, 0.5f, 0.5f, 0.4f, 0.6f], 3, 4);
        var found = new List<FaceRegion>();
        UltraFaceReader.Read([scores, boxes], 0.7f, Area, found);
        Assert.Equal([new(260, 210, 420, 290, 0.95f)], found);
    }

    [Fact]
    public void YuNet_Answer_IsInPixelsOfTheImage()
    {
        // An input of 64 × 32: grids of 8 × 4, 4 × 2 and 2 × 1 places.
        float[][] answers = [new float[32], new float[32], new float[128], [], new float[8], new float[8], new float[32], [], new float[2], new float[2], new float[8], []];
        (answers[4][5], answers[5][5]) = (0.81f, 1.2f);
        ((float[])[0.5f, 0.25f, MathF.Log(2), MathF.Log(1)]).CopyTo(answers[6], 5 * 4);
        (answers[0][3], answers[1][3]) = (0.9f, 0.1f);
        var outputs = answers.Select(values => Tensor(values, values.Length)).ToList();

        var found = new List<FaceRegion>();
        YuNetReader.Read(outputs, 64, 32, 0.7f, Area, found);

        // Column 1.5, row 1.25 of strides of 16: (24, 20) of 64 × 32, and 32 × 16 large.
        var face = Assert.Single(found);
        Assert.Equal((0.9f, 180f, 170f, 500f, 330f), (MathF.Round(face.Confidence, 3), MathF.Round(face.Left), MathF.Round(face.Top), MathF.Round(face.Right), MathF.Round(face.Bottom)));
        outputs.ForEach(output => output.Dispose());
    }

    private static OrtValue Tensor(float[] values, params long[] shape) => OrtValue.CreateTensorValueFromMemory(values, shape);
}

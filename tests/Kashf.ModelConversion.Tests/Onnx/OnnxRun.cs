using Kashf.ModelConversion.Networks;
using Kashf.ModelConversion.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace Kashf.ModelConversion.Tests.Onnx;

/// <summary>Runs ONNX files with ONNX Runtime.</summary>
internal static class OnnxRun
{
    /// <summary>Converts the network up to a layer, and computes that layer.</summary>
    public static Image Compute(Network network, Image input, string output)
    {
        var graph = new OnnxGraph("test");
        graph.Input("input", -1, input.Channels, input.Height, input.Width);
        var names = NetworkWriter.Write(Folding.Fold(network.UpTo(output), output), "input", graph);
        graph.Output(names[output]);
        var (shape, values) = Run(graph.ToFile(), input);
        return shape.Length == 4
            ? Image.FromPlanes((int)shape[2], (int)shape[3], (int)shape[1], values)
            : new Image(1, 1, (int)shape[1], values);
    }

    public static (long[] Shape, float[] Values) Run(byte[] file, params IReadOnlyList<Image> images)
    {
        using var session = new InferenceSession(file);
        using var options = new RunOptions();
        float[] planes = [.. images.SelectMany(image => image.ToPlanes())];
        using var input = OrtValue.CreateTensorValueFromMemory(planes, [images.Count, images[0].Channels, images[0].Height, images[0].Width]);
        using var results = session.Run(options, session.InputNames, [input], session.OutputNames);
        return (results[0].GetTensorTypeAndShape().Shape, results[0].GetTensorDataAsSpan<float>().ToArray());
    }
}

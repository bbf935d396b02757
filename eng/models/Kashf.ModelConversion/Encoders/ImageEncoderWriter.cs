using Kashf.ModelConversion.Networks;
using Kashf.ModelConversion.Onnx;

namespace Kashf.ModelConversion.Encoders;

/// <summary>
/// Writes an image encoder: each layer's means, square-rooted (so that a few strong channels do not outweigh the rest) and
/// brought to length 1, side by side.
/// </summary>
internal static class ImageEncoderWriter
{
    public const string Input = "image", Output = "features";

    /// <param name="size">Of the images, in pixels along each side.</param>
    /// <param name="branches">With layers of different names.</param>
    public static byte[] Write(int size, params IReadOnlyList<EncoderBranch> branches)
    {
        var graph = new OnnxGraph("image encoder");
        graph.Input(Input, -1, 3, size, size);
        var blocks = branches.SelectMany((branch, i) => Blocks(branch, i, graph)).ToList();
        graph.Operator("Concat", Output, blocks, OnnxAttribute.Number("axis", 1));
        graph.Output(Output, -1, Dimension(branches));
        return graph.ToFile();
    }

    public static int Dimension(IEnumerable<EncoderBranch> branches) => branches.Sum(branch => branch.Layers.Sum(layer => layer.Channels));

    private static List<string> Blocks(EncoderBranch branch, int number, OnnxGraph graph)
    {
        string[] outputs = [.. branch.Layers.Select(layer => layer.Name)];
        var network = Folding.Fold(branch.Network.UpTo(outputs), outputs);
        var names = NetworkWriter.Write(network, Ranged(branch, number, graph), graph);
        return [.. outputs.Select(layer => Block(layer, names[layer], graph))];
    }

    private static string Ranged(EncoderBranch branch, int number, OnnxGraph graph)
    {
        if (branch is { Factor: 1, Offset: 0 })
            return Input;
        var product = graph.Operator("Mul", $"range{number}/product", [Input, graph.Constant($"range{number}/factor", [branch.Factor])]);
        return graph.Operator("Add", $"range{number}", [product, graph.Constant($"range{number}/offset", [branch.Offset])]);
    }

    private static string Block(string layer, string result, OnnxGraph graph)
    {
        var means = graph.Operator("GlobalAveragePool", $"{layer}/means", [result]);
        var row = graph.Operator("Flatten", $"{layer}/row", [means]);
        var roots = graph.Operator("Sqrt", $"{layer}/roots", [row]);
        return graph.Operator("LpNormalization", $"{layer}/block", [roots], OnnxAttribute.Number("axis", 1), OnnxAttribute.Number("p", 2));
    }
}

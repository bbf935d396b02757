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

    /// <param name="branches">With layers of different names; the largest size among them is that of the encoder's images.</param>
    public static byte[] Write(params IReadOnlyList<EncoderBranch> branches)
    {
        var graph = new OnnxGraph("image encoder");
        var size = Size(branches);
        graph.Input(Input, -1, 3, size, size);
        var blocks = branches.SelectMany((branch, i) => Blocks(branch, ImageOf(branch, size, $"branch{i}", graph), graph)).ToList();
        graph.Operator("Concat", Output, blocks, OnnxAttribute.Number("axis", 1));
        graph.Output(Output, -1, Dimension(branches));
        return graph.ToFile();
    }

    public static int Size(IEnumerable<EncoderBranch> branches) => branches.Max(branch => branch.Size);

    public static int Dimension(IEnumerable<EncoderBranch> branches) => branches.Sum(branch => branch.Layers.Sum(layer => layer.Channels));

    private static List<string> Blocks(EncoderBranch branch, string image, OnnxGraph graph)
    {
        string[] outputs = [.. branch.Layers.Select(layer => layer.Name)];
        var folded = Folding.Fold(branch.Network.UpTo(outputs), outputs);
        var network = branch.Wide.Aggregate(folded, (split, wide) => ChannelParts.Split(split, wide.Name, wide.Parts));
        var names = NetworkWriter.Write(network, image, graph);
        return [.. outputs.Select(layer => Block(layer, names[layer], graph))];
    }

    private static string ImageOf(EncoderBranch branch, int size, string name, OnnxGraph graph)
    {
        var image = branch.Size == size ? Input : graph.Operator(
            "Resize",
            $"{name}/resized",
            [Input, "", "", graph.Constant($"{name}/size", branch.Size, branch.Size)],
            OnnxAttribute.Text("mode", "linear"),
            OnnxAttribute.Number("antialias", 1),
            OnnxAttribute.Numbers("axes", 2, 3));
        if (branch is { Factor: 1, Offset: 0 })
            return image;
        var product = graph.Operator("Mul", $"{name}/product", [image, graph.Constant($"{name}/factor", [branch.Factor])]);
        return graph.Operator("Add", $"{name}/image", [product, graph.Constant($"{name}/offset", [branch.Offset])]);
    }

    private static string Block(string layer, string result, OnnxGraph graph)
    {
        var means = graph.Operator("GlobalAveragePool", $"{layer}/means", [result]);
        var row = graph.Operator("Flatten", $"{layer}/row", [means]);
        var roots = graph.Operator("Sqrt", $"{layer}/roots", [row]);
        return graph.Operator("LpNormalization", $"{layer}/block", [roots], OnnxAttribute.Number("axis", 1), OnnxAttribute.Number("p", 2));
    }
}

namespace Kashf.ModelConversion.Onnx;

/// <summary>
/// Writes parametric rectifiers (PRelu) as convolutions of one pixel, a group a channel. ONNX Runtime computes a PRelu value by
/// value, and only after it has brought the image from the blocks of channels that its convolutions work on to planes and back;
/// convolutions stay in blocks, with the rectifier and the sum in the same pass.
/// With slope s, below zero: x + sign(1 - s) · max(0, -|1 - s| · x) = x - (1 - s) · x = s · x; above: x + 0.
/// </summary>
internal static class ParametricRectifiers
{
    private const int Graph = 7, Node = 1, Constant = 5;

    /// <param name="model">An ONNX file whose rectifiers have a slope a channel.</param>
    public static byte[] ToConvolutions(byte[] model)
    {
        var result = new ProtocolBuffer();
        foreach (var field in ProtocolBufferField.Read(model))
        {
            if (field.Number == Graph)
                result.Message(Graph, OfGraph(field.Content));
            else
                result.Fields(field.Whole.Span);
        }

        return result.ToArray();
    }

    private static ProtocolBuffer OfGraph(ReadOnlyMemory<byte> graph)
    {
        var fields = ProtocolBufferField.Read(graph).ToList();
        var constants = fields.Where(field => field.Number == Constant).Select(field => OnnxTensor.Read(field.Content)).ToDictionary(tensor => tensor.Name);
        var nodes = fields.Where(field => field.Number == Node).Select(field => OnnxNode.Read(field.Content)).ToLookup(IsRectifier);
        var unread = nodes[true].Select(node => node.Inputs[1]).Except(nodes[false].SelectMany(node => node.Inputs)).ToHashSet();
        var result = new OnnxGraph("network");
        foreach (var field in fields)
        {
            if (field.Number == Node && OnnxNode.Read(field.Content) is var node && IsRectifier(node))
                Write(node, constants.GetValueOrDefault(node.Inputs[1])?.Values ?? throw new InvalidDataException("A rectifier's slopes are no constants."), result);
            else if (field.Number != Constant || !unread.Contains(OnnxTensor.Read(field.Content).Name))
                result.Content.Fields(field.Whole.Span);
        }

        return result.Content;
    }

    private static bool IsRectifier(OnnxNode node) => node.Type == "PRelu";

    private static void Write(OnnxNode node, float[] slopes, OnnxGraph graph)
    {
        var (value, output) = (node.Inputs[0], node.Outputs[0]);
        var below = Convolution($"{output}/below", value, [.. slopes.Select(slope => -Math.Abs(1 - slope))], graph);
        var rectified = graph.Operator("Relu", $"{output}/rectified", [below]);
        var difference = Convolution($"{output}/difference", rectified, [.. slopes.Select(slope => slope > 1 ? -1f : 1f)], graph);
        graph.Operator("Add", output, [difference, value]);
    }

    private static string Convolution(string name, string input, float[] factors, OnnxGraph graph) => graph.Operator(
        "Conv",
        name,
        [input, graph.Constant($"{name}/factors", factors, factors.Length, 1, 1, 1)],
        OnnxAttribute.Numbers("kernel_shape", 1, 1),
        OnnxAttribute.Number("group", factors.Length));
}

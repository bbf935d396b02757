namespace Kashf.ModelConversion.Onnx;

/// <summary>
/// An ONNX model under construction: operators in order, with their constants. The numbers of fields are those of onnx.proto
/// (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
/// </summary>
internal sealed class OnnxGraph(string name)
{
    private const int FormatVersion = 8, OperatorVersion = 18, FloatType = 1, IntegerType = 7;
    private readonly ProtocolBuffer graph = new();

    /// <summary>What was added so far.</summary>
    public ProtocolBuffer Content => graph;

    /// <summary>Adds an operator and gives its output's name, which is the operator's own.</summary>
    public string Operator(string type, string output, IEnumerable<string> inputs, params ReadOnlySpan<ProtocolBuffer> attributes)
    {
        var node = new ProtocolBuffer();
        foreach (var input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(3, output).Text(4, type);
        foreach (var attribute in attributes)
            node.Message(5, attribute);
        graph.Message(1, node);
        return output;
    }

    public string Constant(string constant, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        graph.Message(5, Tensor(constant, FloatType, shape).Floats(9, values));
        return constant;
    }

    public string Constant(string constant, params ReadOnlySpan<long> values)
    {
        graph.Message(5, Tensor(constant, IntegerType, [values.Length]).Bytes(9, System.Runtime.InteropServices.MemoryMarshal.AsBytes(values)));
        return constant;
    }

    /// <summary>A negative size is one that varies: the number of images.</summary>
    public void Input(string input, params ReadOnlySpan<int> shape) => graph.Message(11, Value(input, shape));

    /// <summary>Without a shape it is left to whoever runs the model.</summary>
    public void Output(string output, params ReadOnlySpan<int> shape) => graph.Message(12, Value(output, shape));

    public byte[] ToFile() => new ProtocolBuffer()
        .Number(1, FormatVersion)
        .Text(2, "Kashf.ModelConversion")
        .Message(7, graph.Text(2, name))
        .Message(8, new ProtocolBuffer().Number(2, OperatorVersion))
        .ToArray();

    private static ProtocolBuffer Tensor(string name, int type, ReadOnlySpan<int> shape)
    {
        var tensor = new ProtocolBuffer();
        foreach (var size in shape)
            tensor.Number(1, size);
        return tensor.Number(2, type).Text(8, name);
    }

    private static ProtocolBuffer Value(string name, ReadOnlySpan<int> shape)
    {
        var sizes = new ProtocolBuffer();
        foreach (var size in shape)
            sizes.Message(1, size < 0 ? new ProtocolBuffer().Text(2, "images") : new ProtocolBuffer().Number(1, size));
        var tensor = new ProtocolBuffer().Number(1, FloatType);
        if (shape.Length > 0)
            tensor.Message(2, sizes);
        return new ProtocolBuffer().Text(1, name).Message(2, new ProtocolBuffer().Message(1, tensor));
    }
}

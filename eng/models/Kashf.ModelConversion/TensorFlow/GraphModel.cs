using System.Text;
using System.Text.Json;
using Kashf.ModelConversion.Networks;

namespace Kashf.ModelConversion.TensorFlow;

/// <summary>Reads the part of a TensorFlow graph (<c>modelTopology.node</c>) that computes features from an image.</summary>
internal sealed class GraphModel
{
    private readonly Dictionary<string, JsonElement> nodes;
    private readonly Weights weights;

    private GraphModel(JsonElement root, string folder)
    {
        nodes = root.GetProperty("modelTopology").GetProperty("node").EnumerateArray().ToDictionary(node => node.GetProperty("name").GetString()!);
        weights = Weights.Read(root.GetProperty("weightsManifest"), folder);
    }

    /// <param name="file">The model's <c>model.json</c>, with the weights' files beside it.</param>
    /// <param name="input">The node whose result is taken as the network's input.</param>
    /// <param name="output">The last node to read.</param>
    public static Network Read(string file, string input, string output)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var model = new GraphModel(json.RootElement, Path.GetDirectoryName(file)!);
        var layers = new List<Layer>();
        model.Collect(output, [input], layers);
        return new Network(input, layers);
    }

    private void Collect(string name, HashSet<string> seen, List<Layer> layers)
    {
        if (weights.Has(name) || !seen.Add(name))
            return;
        var node = nodes[name];
        var inputs = node.GetProperty("input").EnumerateArray().Select(input => input.GetString()!).ToArray();
        foreach (var input in inputs)
            Collect(input, seen, layers);
        layers.Add(Read(name, node, inputs));
    }

    private Layer Read(string name, JsonElement node, string[] inputs) => node.GetProperty("op").GetString() switch
    {
        "Conv2D" => Convolution(name, node, inputs, depthwise: false),
        "DepthwiseConv2dNative" => Convolution(name, node, inputs, depthwise: true),
        "Relu6" => new Activation(name, inputs[0], ActivationKind.Relu6),
        "Mul" => WithConstant(name, inputs, (input, values) => new Affine(name, input, values, new float[values.Length])),
        "Add" => Added(name, inputs),
        "AddN" when inputs.Length == 2 => Added(name, inputs),
        var other => throw new InvalidDataException($"The conversion knows no operation {other}."),
    };

    private Layer Added(string name, string[] inputs) => inputs.Any(weights.Has)
        ? WithConstant(name, inputs, (input, values) => new Affine(name, input, [.. Enumerable.Repeat(1f, values.Length)], values))
        : new Sum(name, inputs[0], inputs[1]);

    private Layer WithConstant(string name, string[] inputs, Func<string, float[], Layer> layer)
    {
        var constant = Array.Find(inputs, weights.Has) ?? throw new InvalidDataException($"{name} has no constant.");
        return layer(inputs.Single(input => input != constant), weights.Values(constant));
    }

    private Convolution Convolution(string name, JsonElement node, string[] inputs, bool depthwise)
    {
        var attributes = node.GetProperty("attr");
        var strides = attributes.GetProperty("strides").GetProperty("list").GetProperty("i");
        if (Text(attributes, "padding") != "SAME" || Text(attributes, "data_format") != "NHWC")
            throw new InvalidDataException($"The conversion knows no such padding or layout as that of {name}.");
        var kernel = Kernels.Of(weights, inputs[1], depthwise);
        var stride = int.Parse(strides[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        return new Convolution(name, inputs[0], kernel, new float[kernel.Outputs], stride, Padding.Same);
    }

    /// <summary>Texts are kept as lists of their bytes.</summary>
    private static string Text(JsonElement attributes, string name) =>
        Encoding.ASCII.GetString([.. attributes.GetProperty(name).GetProperty("s").EnumerateArray().Select(value => value.GetByte())]);
}

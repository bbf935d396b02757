using System.Text.Json;
using Kashf.ModelConversion.Networks;

namespace Kashf.ModelConversion.TensorFlow;

/// <summary>Reads a network that TensorFlow.js keeps as Keras layers (<c>modelTopology.model_config</c>).</summary>
internal sealed class KerasModel(Weights weights)
{
    /// <param name="file">The model's <c>model.json</c>, with the weights' files beside it.</param>
    public static Network Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var reader = new KerasModel(Weights.Read(json.RootElement.GetProperty("weightsManifest"), Path.GetDirectoryName(file)!));
        var layers = json.RootElement.GetProperty("modelTopology").GetProperty("model_config").GetProperty("config").GetProperty("layers");
        var input = layers.EnumerateArray().Single(layer => Class(layer) == "InputLayer").GetProperty("name").GetString()!;
        return new Network(input, [.. layers.EnumerateArray().Where(layer => Class(layer) != "InputLayer").SelectMany(reader.Read)]);
    }

    private static string Class(JsonElement layer) => layer.GetProperty("class_name").GetString()!;

    private IEnumerable<Layer> Read(JsonElement layer)
    {
        var name = layer.GetProperty("name").GetString()!;
        var config = layer.GetProperty("config");
        var inputs = layer.GetProperty("inbound_nodes")[0].EnumerateArray().Select(node => node[0].GetString()!).ToArray();
        return Class(layer) switch
        {
            "Conv2D" => [Convolution(name, inputs[0], config, depthwise: false)],
            "DepthwiseConv2D" => [Convolution(name, inputs[0], config, depthwise: true)],
            "BatchNormalization" => [Normalisation(name, inputs[0], config)],
            "ReLU" => [new Activation(name, inputs[0], config.GetProperty("max_value").GetSingle() == 6 ? ActivationKind.Relu6 : throw Unknown("ReLU"))],
            "Activation" => [new Activation(name, inputs[0], Kind(config))],
            "Add" => [new Sum(name, inputs[0], inputs[1])],
            "Concatenate" => [new Concatenation(name, inputs)],
            "MaxPooling2D" => [Pooling(name, inputs[0], config, PoolingKind.Maximum)],
            "AveragePooling2D" => [Pooling(name, inputs[0], config, PoolingKind.Average)],
            "ZeroPadding2D" => [new ZeroPadding(name, inputs[0], Zeros(config.GetProperty("padding")))],
            "Flatten" => [new Flattening(name, inputs[0])],
            "Dropout" => [new Identity(name, inputs[0])],
            "Dense" => Dense(name, inputs[0], config),
            var other => throw Unknown(other),
        };
    }

    private Convolution Convolution(string name, string input, JsonElement config, bool depthwise)
    {
        if (config.GetProperty("activation").GetString() != "linear" || config.GetProperty("dilation_rate")[0].GetInt32() != 1)
            throw Unknown("convolution with an activation or a dilation");
        var weight = $"{name}/{(depthwise ? "depthwise_kernel" : "kernel")}";
        var kernel = Kernels.Of(weights, weight, depthwise);
        var offsets = config.GetProperty("use_bias").GetBoolean() ? weights.Values($"{name}/bias") : new float[kernel.Outputs];
        return new Convolution(name, input, kernel, offsets, config.GetProperty("strides")[0].GetInt32(), PaddingOf(config));
    }

    /// <summary>(x - mean) / sqrt(variance + epsilon) * gamma + beta.</summary>
    private Affine Normalisation(string name, string input, JsonElement config)
    {
        var mean = weights.Values($"{name}/moving_mean");
        var variance = weights.Values($"{name}/moving_variance");
        var beta = weights.Values($"{name}/beta");
        var gamma = weights.Has($"{name}/gamma") ? weights.Values($"{name}/gamma") : [.. Enumerable.Repeat(1f, mean.Length)];
        var epsilon = config.GetProperty("epsilon").GetDouble();
        var factors = mean.Select((_, i) => (float)(gamma[i] / Math.Sqrt(variance[i] + epsilon))).ToArray();
        return new Affine(name, input, factors, [.. mean.Select((value, i) => beta[i] - value * factors[i])]);
    }

    private static Pooling Pooling(string name, string input, JsonElement config, PoolingKind kind) => new(
        name, input, kind, config.GetProperty("pool_size")[0].GetInt32(), config.GetProperty("strides")[0].GetInt32(), PaddingOf(config));

    private IEnumerable<Layer> Dense(string name, string input, JsonElement config)
    {
        var outputs = config.GetProperty("units").GetInt32();
        var product = $"{name}/product";
        return
        [
            new Dense(product, input, outputs, weights.Values($"{name}/kernel"), weights.Values($"{name}/bias")),
            new Activation(name, product, Kind(config)),
        ];
    }

    private static ActivationKind Kind(JsonElement config) => config.GetProperty("activation").GetString() switch
    {
        "relu" => ActivationKind.Relu,
        "softmax" => ActivationKind.Softmax,
        var other => throw Unknown($"activation {other}"),
    };

    private static Padding PaddingOf(JsonElement config) => config.GetProperty("padding").GetString() switch
    {
        "same" => Padding.Same,
        "valid" => Padding.None,
        var other => throw Unknown($"padding {other}"),
    };

    private static Padding.Explicit Zeros(JsonElement padding) => new(
        padding[0][0].GetInt32(), padding[1][0].GetInt32(), padding[0][1].GetInt32(), padding[1][1].GetInt32());

    private static InvalidDataException Unknown(string what) => new($"The conversion knows no {what}.");
}

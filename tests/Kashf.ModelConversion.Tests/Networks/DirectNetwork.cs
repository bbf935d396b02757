using Kashf.ModelConversion.Networks;

namespace Kashf.ModelConversion.Tests.Networks;

/// <summary>Computes a network layer by layer, by the plain definition of each operation, in rows of pixels as TensorFlow does.</summary>
internal static class DirectNetwork
{
    public static Image Compute(Network network, Image input, string output)
    {
        var results = new Dictionary<string, Image> { [network.Input] = input };
        foreach (var layer in network.UpTo(output).Layers)
            results[layer.Name] = Compute(layer, [.. layer.Inputs.Select(name => results[name])]);
        return results[output];
    }

    private static Image Compute(Layer layer, Image[] inputs) => layer switch
    {
        Identity => inputs[0],
        Convolution convolution => Windows.Convolve(convolution, inputs[0]),
        Affine affine => Image.Filled(inputs[0].Height, inputs[0].Width, inputs[0].Channels, (y, x, c) => inputs[0][y, x, c] * affine.Factors[c] + affine.Offsets[c]),
        Activation { Kind: ActivationKind.Relu } => inputs[0].Select(value => Math.Max(value, 0)),
        Activation { Kind: ActivationKind.Relu6 } => inputs[0].Select(value => Math.Clamp(value, 0, 6)),
        Activation => Softmax(inputs[0]),
        Sum => inputs[0] with { Values = [.. inputs[0].Values.Zip(inputs[1].Values, (a, b) => a + b)] },
        Concatenation => Concatenate(inputs),
        Pooling pooling => Windows.Pool(pooling, inputs[0]),
        ZeroPadding zeros => Pad(inputs[0], zeros.Padding),
        Flattening => new Image(1, 1, inputs[0].Values.Length, inputs[0].Values),
        Dense dense => Image.Filled(1, 1, dense.Outputs, (_, _, output) => dense.Offsets[output]
            + inputs[0].Values.Select((value, input) => value * dense.Weights[input * dense.Outputs + output]).Sum()),
        _ => throw new ArgumentException($"{layer}", nameof(layer)),
    };

    private static Image Softmax(Image image)
    {
        var sum = image.Values.Sum(value => MathF.Exp(value));
        return image.Select(value => MathF.Exp(value) / sum);
    }

    private static Image Concatenate(Image[] parts)
    {
        var result = new Image(parts[0].Height, parts[0].Width, parts.Sum(part => part.Channels));
        var first = 0;
        foreach (var part in parts)
        {
            for (var y = 0; y < part.Height; y++)
                for (var x = 0; x < part.Width; x++)
                    for (var channel = 0; channel < part.Channels; channel++)
                        result[y, x, first + channel] = part[y, x, channel];
            first += part.Channels;
        }

        return result;
    }

    private static Image Pad(Image image, Padding.Explicit sides)
    {
        var result = new Image(image.Height + sides.Top + sides.Bottom, image.Width + sides.Left + sides.Right, image.Channels);
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
                for (var channel = 0; channel < image.Channels; channel++)
                    result[y + sides.Top, x + sides.Left, channel] = image[y, x, channel];
        return result;
    }
}

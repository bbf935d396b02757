namespace Kashf.ModelConversion.Networks;

/// <summary>
/// Splits a stretch of a network that works on each channel by itself, between a convolution that makes many channels and one that
/// brings them together, into parts that follow one another: a part's images stay in the processor's cache from one layer to the next.
/// </summary>
internal static class ChannelParts
{
    /// <param name="network">Nothing reads what lies within the stretch.</param>
    /// <param name="first">The convolution that makes the channels.</param>
    /// <param name="parts">Divides the number of channels.</param>
    /// <returns>The network with a result of the same values under the name of the stretch's last layer.</returns>
    public static Network Split(Network network, string first, int parts)
    {
        var stretch = Stretch(network, first);
        var split = new List<Layer>();
        for (var part = 0; part < parts; part++)
        {
            var result = stretch.Aggregate(stretch[0].Inputs[0], (input, layer) => Add(split, Part(layer, input, layer == stretch[^1], part, parts)));
            if (part > 0)
                Add(split, new Sum(part == parts - 1 ? stretch[^1].Name : $"{result}/sum", result, SumBefore(stretch[^1].Name, part)));
        }

        return network with { Layers = [.. network.Layers.SelectMany(layer => layer == stretch[^1] ? split : stretch.Contains(layer) ? [] : [layer])] };
    }

    private static string SumBefore(string name, int part) => part == 1 ? $"{name}/0" : $"{name}/{part - 1}/sum";

    private static string Add(List<Layer> layers, Layer layer)
    {
        layers.Add(layer);
        return layer.Name;
    }

    private static List<Layer> Stretch(Network network, string first)
    {
        var stretch = new List<Layer> { network.Layers.Single(layer => layer.Name == first) };
        while (stretch.Count == 1 || stretch[^1] is not Convolution { Kernel.Groups: 1 })
            stretch.Add(network.Layers.Single(layer => layer.Inputs.Contains(stretch[^1].Name)));
        return stretch;
    }

    private static Layer Part(Layer layer, string input, bool isLast, int part, int parts)
    {
        var name = $"{layer.Name}/{part}";
        return layer switch
        {
            Activation activation => new Activation(name, input, activation.Kind),
            Identity => new Identity(name, input),
            // Offsets are added once.
            Convolution last when isLast => new Convolution(
                name, input, last.Kernel.PartOfInputs(part, parts), part == 0 ? last.Offsets : new float[last.Offsets.Length], last.Stride, last.Padding),
            Convolution convolution => new Convolution(
                name, input, convolution.Kernel.PartOfOutputs(part, parts), Slice(convolution.Offsets, part, parts), convolution.Stride, convolution.Padding),
            _ => throw new InvalidDataException($"{layer.Name} does not work on each channel by itself."),
        };
    }

    private static float[] Slice(float[] values, int part, int parts) =>
        values.AsSpan(values.Length / parts * part, values.Length / parts).ToArray();
}

namespace Kashf.ModelConversion.Networks;

/// <summary>
/// Folds factors, offsets and zeros around an image into the convolution beside them, which then computes them for nothing:
/// kernel times factor, and offset times factor plus offset, where nothing else reads what the convolution gave.
/// </summary>
internal sealed class Folding
{
    private readonly Network network;
    private readonly Dictionary<string, Layer> layers;
    private readonly Dictionary<string, int> readers;

    private Folding(Network network, IEnumerable<string> outputs)
    {
        this.network = network;
        layers = network.Layers.ToDictionary(layer => layer.Name);
        readers = network.Layers.SelectMany(layer => layer.Inputs).Concat(outputs).CountBy(name => name).ToDictionary();
    }

    /// <param name="network">Its layers are left as they are.</param>
    /// <param name="outputs">The layers whose results are asked for; the result has them under the same names.</param>
    public static Network Fold(Network network, params IReadOnlyCollection<string> outputs)
    {
        var folding = new Folding(network, outputs);
        foreach (var layer in network.Layers)
            folding.Fold(layer);
        return network with { Layers = [.. network.Layers.Select(layer => folding.layers[layer.Name])] };
    }

    private void Fold(Layer layer)
    {
        switch (layer)
        {
            case Affine affine when AloneReads<Convolution>(affine.Input) is { } convolution:
                layers[convolution.Name] = convolution with
                {
                    Kernel = convolution.Kernel.Times(affine.Factors),
                    Offsets = [.. convolution.Offsets.Select((offset, i) => offset * affine.Factors[i] + affine.Offsets[i])],
                };
                layers[affine.Name] = new Identity(affine.Name, affine.Input);
                break;
            case Affine affine when affine.Factors.All(factor => factor == 1) && AloneReads<Sum>(affine.Input) is { } sum
                && AloneReads<Convolution>(sum.First) is { } term:
                layers[term.Name] = term with { Offsets = [.. term.Offsets.Zip(affine.Offsets, (a, b) => a + b)] };
                layers[affine.Name] = new Identity(affine.Name, affine.Input);
                break;
            case Convolution { Padding: Padding.Explicit(0, 0, 0, 0) } convolution
                when AloneReads<ZeroPadding>(convolution.Input) is { } zeros:
                layers[convolution.Name] = convolution with { Padding = zeros.Padding };
                layers[zeros.Name] = new Identity(zeros.Name, zeros.Input);
                break;
        }
    }

    /// <summary>The layer of that name, past what is folded already, where nothing else reads it or what lies between.</summary>
    private T? AloneReads<T>(string name) where T : Layer
    {
        while (name != network.Input && readers[name] == 1)
        {
            switch (layers[name])
            {
                case T found: return found;
                case Identity identity: name = identity.Input; break;
                default: return null;
            }
        }

        return null;
    }
}

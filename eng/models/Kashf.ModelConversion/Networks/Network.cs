namespace Kashf.ModelConversion.Networks;

/// <summary>Layers in an order in which each follows what it reads, from one input of three channels.</summary>
internal sealed record Network(string Input, IReadOnlyList<Layer> Layers)
{
    /// <summary>What the given layers need, and nothing else, in the same order.</summary>
    public Network UpTo(params IReadOnlyCollection<string> outputs)
    {
        var needed = new HashSet<string>(outputs);
        var kept = new List<Layer>();
        foreach (var layer in Layers.Reverse().Where(layer => needed.Contains(layer.Name)))
        {
            needed.UnionWith(layer.Inputs);
            kept.Add(layer);
        }

        var missing = needed.Except(kept.Select(layer => layer.Name)).Where(name => name != Input).ToList();
        if (missing.Count > 0)
            throw new InvalidDataException($"The network has no layer {string.Join(", ", missing)}.");
        kept.Reverse();
        return this with { Layers = kept };
    }
}

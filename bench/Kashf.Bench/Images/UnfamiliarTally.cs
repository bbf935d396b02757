using System.Globalization;
using System.Numerics.Tensors;
using Kashf.Core.Images;

namespace Kashf.Bench.Images;

/// <summary>What was answered first, over some trainings.</summary>
internal sealed class UnfamiliarTally
{
    private readonly Dictionary<string, (int Counted, int All)> shares = [];

    /// <returns>The tag that is answered first; null where none is.</returns>
    public static long? Answer(ImageModel model, float[] vector)
    {
        var probabilities = new float[model.TagIds.Count];
        model.Predict(vector, probabilities);
        var reached = Enumerable.Range(0, probabilities.Length).Where(at => probabilities[at] >= model.Thresholds[at]).ToList();
        if (reached.Count > 0)
            return model.TagIds[reached.MaxBy(at => probabilities[at])];
        return model.IsExclusive && TensorPrimitives.Sum<float>(probabilities) >= 0.5f ? model.TagIds[TensorPrimitives.IndexOfMax<float>(probabilities)] : null;
    }

    public void Add(string figure, IEnumerable<bool> counted)
    {
        var (before, all) = shares.GetValueOrDefault(figure);
        foreach (var one in counted)
            (before, all) = (before + (one ? 1 : 0), all + 1);
        shares[figure] = (before, all);
    }

    public string Share(string figure)
    {
        var (counted, all) = shares.GetValueOrDefault(figure);
        return all == 0 ? "-" : ((double)counted / all).ToString("F3", CultureInfo.InvariantCulture);
    }
}

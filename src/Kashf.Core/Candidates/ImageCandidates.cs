using System.Numerics.Tensors;
using Kashf.Core.Faces;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Reports;

namespace Kashf.Core.Candidates;

/// <summary>
/// Chooses images or photos to label, with a model or before there is one. Those that were never opened come when nothing
/// else is left.
/// </summary>
internal sealed class ImageCandidates(IReadOnlyList<TextItem> pool, IReadOnlyList<SeenImage?> seen, CancellationToken cancellation)
{
    private readonly int[] opened = [.. Enumerable.Range(0, pool.Count).Where(at => seen[at] is { Vectors.Count: > 0 })];

    private const int Seed = 1;

    // What all images share would make any two look like copies; a part of it stays, to tell the typical by.
    private const float SharedPart = 0.8f;

    /// <summary>Images that show the variety of the pool, at most <paramref name="count"/>.</summary>
    public Candidate[] Representative(int count) =>
        [.. Completed(Selection().Representative(opened.Length, count), count).Select(at => new Candidate(pool[at].Id, pool[at].Content, null, null))];

    /// <summary>Images that a model would learn most from, those worth most first.</summary>
    /// <param name="model">The dataset's model, of the vectors that the images have.</param>
    /// <param name="tagIds">The tags to learn about; at least one, and each known to the model.</param>
    /// <param name="count">The most to choose.</param>
    public Candidate[] Uncertain(IVectorModel model, IReadOnlyList<long> tagIds, int count)
    {
        var judged = opened.ToDictionary(at => at, at => Judge(model, seen[at]!, tagIds));
        var chosen = Completed(Selection().Uncertain([.. opened.Select(at => judged[at].Uncertainty)], count), count);
        return [.. chosen.Select(at => judged.TryGetValue(at, out var known)
            ? new Candidate(pool[at].Id, pool[at].Content, known.Uncertainty, tagIds.Count == 1 ? known.Probability : null)
            : new Candidate(pool[at].Id, pool[at].Content, null, null))];
    }

    private IEnumerable<int> Completed(int[] chosen, int count) =>
        chosen.Select(at => opened[at]).Concat(Enumerable.Range(0, pool.Count).Except(opened)).Take(count);

    /// <summary>How unsure the model is, and the largest probability of a tag that is asked about.</summary>
    private static (float Uncertainty, float Probability) Judge(IVectorModel model, SeenImage image, IReadOnlyList<long> tagIds)
    {
        if (model is FaceModel faces)
            return image.Vectors.Select(face => Of(faces.Probabilities(face.Values, tagIds.Contains).Max())).Max();
        var known = model.TagIds.ToArray();
        int[] tags = [.. tagIds.Select(id => Array.IndexOf(known, id))];
        var (all, images) = (new float[known.Length], (ImageModel)model);
        images.Predict(image.Vectors[0].Values, all);
        float[] asked = [.. tags.Select(tag => all[tag])];
        float[] thresholds = [.. tags.Select(tag => model.Thresholds[tag])];
        var probability = asked.Max();
        if (!images.IsExclusive)
            return (Uncertainty.OfIndependent(asked, thresholds), probability);
        // Of an image that is like none which was learnt from, what matters is still which of the tags it would have.
        TensorPrimitives.Divide(asked, Math.Max(TensorPrimitives.Sum<float>(all), float.Epsilon), asked);
        return (Uncertainty.OfExclusive(asked, thresholds), probability);

        (float, float) Of(float probability) => (Uncertainty.Of(probability, model.Thresholds[0]), probability);
    }

    private CandidateSelection Selection()
    {
        var vectors = Array.ConvertAll(opened, at => seen[at]!.Vectors[0]);
        var shared = new float[vectors.Length == 0 ? 0 : vectors[0].Values.Length];
        var whole = vectors.Where(vector => vector.Box is null).ToList();
        foreach (var vector in whole)
            TensorPrimitives.MultiplyAdd(vector.Values, SharedPart / whole.Count, shared, shared);
        return new CandidateSelection(positions => Array.ConvertAll(positions, at => Without(shared, vectors[at].Values)), Seed, cancellation);
    }

    private static float[] Without(float[] shared, float[] values)
    {
        var rest = new float[values.Length];
        TensorPrimitives.Subtract(values, shared, rest);
        TensorPrimitives.Divide(rest, Math.Max(TensorPrimitives.Norm<float>(rest), float.Epsilon), rest);
        return rest;
    }
}

using System.Numerics.Tensors;

namespace Kashf.Core.Candidates;

/// <summary>
/// Clusters of unit vectors by their dot product (Dhillon, Modha: Concept Decompositions for Large Sparse Text Data Using
/// Clustering, Machine Learning 42, 2001).
/// </summary>
/// <param name="ClusterOf">The cluster of each vector.</param>
/// <param name="Likeness">Of each vector to its cluster's centre.</param>
internal sealed record SphericalClusters(int[] ClusterOf, float[] Likeness)
{
    private const int Rounds = 10;

    /// <param name="count">The most clusters; some may stay empty.</param>
    public static SphericalClusters Find(float[][] vectors, int count, Random random, CancellationToken cancellation)
    {
        var centres = Enumerable.Range(0, vectors.Length).ToArray();
        random.Shuffle(centres);
        var means = centres.Take(count).Select(at => vectors[at].ToArray()).ToArray();
        var found = new SphericalClusters(new int[vectors.Length], new float[vectors.Length]);
        for (var round = 0; round < Rounds; round++)
        {
            if (round > 0)
                found.Centre(vectors, means);
            found.Assign(vectors, means, cancellation);
        }
        return found;
    }

    /// <summary>The vector nearest to the centre of each cluster, that of the largest cluster first.</summary>
    public IEnumerable<int> Middles() => Enumerable.Range(0, ClusterOf.Length)
        .GroupBy(at => ClusterOf[at])
        .OrderByDescending(cluster => cluster.Count())
        .ThenBy(cluster => cluster.Key)
        .Select(cluster => cluster.MaxBy(at => Likeness[at]));

    private void Assign(float[][] vectors, float[][] means, CancellationToken cancellation) =>
        Parallel.For(0, vectors.Length, new ParallelOptions { CancellationToken = cancellation }, at =>
        {
            Likeness[at] = float.NegativeInfinity;
            for (var cluster = 0; cluster < means.Length; cluster++)
            {
                var likeness = TensorPrimitives.Dot<float>(vectors[at], means[cluster]);
                if (likeness > Likeness[at])
                    (ClusterOf[at], Likeness[at]) = (cluster, likeness);
            }
        });

    private void Centre(float[][] vectors, float[][] means)
    {
        foreach (var mean in means)
            Array.Clear(mean);
        for (var at = 0; at < vectors.Length; at++)
            TensorPrimitives.Add(means[ClusterOf[at]], vectors[at], means[ClusterOf[at]]);
        foreach (var mean in means)
            TensorPrimitives.Divide(mean, Math.Max(TensorPrimitives.Norm<float>(mean), float.Epsilon), mean);
    }
}

using System.Diagnostics;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Reports;

namespace Kashf.Bench.Images;

/// <summary>What one training and test gave.</summary>
internal sealed record Accuracy(double Share, double TrainSeconds);

/// <summary>Trains and tests the library as the server uses it.</summary>
internal static class AccuracyRun
{
    public static Accuracy Run(EncodedSet encoded, int[] reported, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var model = Train(encoded, reported, cancellation);
        var seconds = clock.Elapsed.TotalSeconds;
        var probabilities = new float[model.TagIds.Count];
        var right = 0;
        for (var i = encoded.Set.Train.Count; i < encoded.Rows.Length; i++)
        {
            model.Predict(encoded.Rows[i], probabilities);
            right += model.TagIds[TensorPrimitives.IndexOfMax<float>(probabilities)] == encoded.Labels[i] ? 1 : 0;
        }

        return new Accuracy((double)right / encoded.Set.Test.Count, seconds);
    }

    /// <returns>A model whose tags are the classes of the reported images.</returns>
    public static ImageModel Train(EncodedSet encoded, int[] reported, CancellationToken cancellation)
    {
        long[] tags = [.. Enumerable.Range(0, encoded.Set.Classes.Count).Select(at => (long)at)];
        var examples = reported.Select(i => new ImageExample(i, Hash(i), encoded.Rows[i], [new TagReport(encoded.Labels[i], true)])).ToArray();
        return new ImageTrainer(new TrainingOptions()).Train(encoded.ModelId, tags, examples, null, cancellation).Model
            ?? throw new InvalidOperationException("Nothing could be trained.");
    }

    // Like a file's hash: images whose hashes begin alike would count as copies, and none be held out.
    private static string Hash(int image) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(image)));
}

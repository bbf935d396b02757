using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Kashf.Bench.Images;

/// <summary>What an encoder saw in the images of a set, training images first.</summary>
internal sealed record EncodedSet(ImageSet Set, string ModelId, float[][] Rows, double MillisecondsPerImage)
{
    public static async Task<EncodedSet> EncodeAsync(ImageSet set, Sight sight, CancellationToken cancellation)
    {
        await sight.EncodeAsync(set.Train[0].File, cancellation);
        var clock = Stopwatch.StartNew();
        var rows = new List<float[]>();
        foreach (var image in set.Train.Concat(set.Test))
            rows.Add(await sight.EncodeAsync(image.File, cancellation));
        return new EncodedSet(set, sight.Encoder.ModelId, [.. rows], clock.Elapsed.TotalMilliseconds / rows.Count);
    }

    public int Dimension => Rows[0].Length;

    public IReadOnlyList<int> Labels { get; } = [.. Set.Train.Concat(Set.Test).Select(image => image.Class)];

    /// <summary>Writes the rows as the peers read them.</summary>
    public async Task WriteAsync(string file, CancellationToken cancellation)
    {
        await using var stream = File.Create(file);
        foreach (var row in Rows)
            await stream.WriteAsync(MemoryMarshal.AsBytes(row.AsSpan()).ToArray(), cancellation);
    }

    /// <summary>Draws training images of each class.</summary>
    /// <param name="perClass">Null for all.</param>
    public int[] Draw(int? perClass, int seed)
    {
        var order = Enumerable.Range(0, Set.Train.Count).ToArray();
        if (perClass is not { } count)
            return order;
        new Random(seed).Shuffle(order);
        return [.. Enumerable.Range(0, Set.Classes.Count).SelectMany(at => order.Where(i => Labels[i] == at).Take(count)).Order()];
    }
}

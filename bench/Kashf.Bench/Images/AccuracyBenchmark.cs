using System.Globalization;
using Spectre.Console;

namespace Kashf.Bench.Images;

/// <summary>Accuracy on a set by encoder and number of examples, beside scikit-learn on the same features.</summary>
internal static class AccuracyBenchmark
{
    private static readonly int?[] Sizes = [5, 20, null];

    /// <param name="encoders">The settings of each encoder, by name.</param>
    /// <param name="seeds">Draws for each number of examples.</param>
    public static async Task RunAsync(
        ImageSet set, IReadOnlyDictionary<string, (string, string)[]> encoders, int seeds, CancellationToken cancellation)
    {
        await using var peers = ImagePeers.Start();
        var table = new Table { Border = TableBorder.Markdown }.AddColumns(
            "set", "encoder", "values", "per class", "accuracy", "min..max", "sklearn LR", "sklearn linear SVC", "sklearn kernel SVC", "ours - best", "train s", "sklearn LR s", "ms an image");
        foreach (var (name, settings) in encoders)
        {
            await using var sight = new Sight(settings);
            var encoded = await EncodedSet.EncodeAsync(set, sight, cancellation);
            foreach (var size in Sizes)
            {
                var row = await RowAsync(name, encoded, size, size is null ? 1 : seeds, peers, cancellation);
                await Console.Error.WriteLineAsync(string.Join("  ", row));
                table.AddRow(row);
            }
        }

        AnsiConsole.Write(table);
    }

    private static async Task<string[]> RowAsync(string encoder, EncodedSet encoded, int? size, int seeds, ImagePeers peers, CancellationToken cancellation)
    {
        var (own, other) = (new List<Accuracy>(), new List<PeerAccuracies>());
        var file = Path.GetTempFileName();
        try
        {
            await encoded.WriteAsync(file, cancellation);
            for (var seed = 1; seed <= seeds; seed++)
            {
                var reported = encoded.Draw(size, seed);
                own.Add(AccuracyRun.Run(encoded, reported, cancellation));
                other.Add(await peers.RunAsync(encoded, file, reported, cancellation));
            }
        }
        finally
        {
            File.Delete(file);
        }

        double[] peerMeans =
        [
            other.Average(run => run.LogisticRegression.Accuracy), other.Average(run => run.LinearSvc.Accuracy), other.Average(run => run.KernelSvc.Accuracy),
        ];
        var mean = own.Average(run => run.Share);
        return
        [
            encoded.Set.Name, encoder, $"{encoded.Dimension}", size?.ToString(CultureInfo.InvariantCulture) ?? "all",
            Share(mean), $"{Share(own.Min(run => run.Share))}..{Share(own.Max(run => run.Share))}",
            Share(peerMeans[0]), Share(peerMeans[1]), Share(peerMeans[2]), (mean - peerMeans.Max()).ToString("+0.000;-0.000", CultureInfo.InvariantCulture),
            Number(own.Average(run => run.TrainSeconds)), Number(other.Average(run => run.LogisticRegression.TrainSeconds)), Number(encoded.MillisecondsPerImage),
        ];
    }

    private static string Share(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}

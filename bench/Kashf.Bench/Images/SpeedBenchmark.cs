using System.Globalization;
using Kashf.Bench.Http;
using Spectre.Console;

namespace Kashf.Bench.Images;

/// <summary>Images a second: over HTTP from addresses on this machine, without HTTP, and by the bare session with ready tensors.</summary>
internal static class SpeedBenchmark
{
    private const int ReportedPerClass = 20;
    private const int Rounds = 7;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(6);

    public static async Task RunAsync(ImageSet set, byte[] large, ImageSet? people, CancellationToken cancellation)
    {
        var table = new Table { Border = TableBorder.Markdown, Title = new TableTitle($"{Environment.ProcessorCount} cores, shared by server, client and file host") }
            .AddColumns("figure", "measured", "target");
        void Row(string figure, string value, string target = "") => table.AddRow(figure, value, target);

        var small = set.Test.Select(image => File.ReadAllBytes(image.File)).ToArray();
        await using var sight = new Sight();
        Task<float[]> Encode(byte[] file) => sight.EncodeAsync(file, cancellation);
        await using (var host = await LoopbackFiles.StartAsync([.. small, large], cancellation))
        {
            await using var server = await ServerUnderLoad.StartAsync(cancellation, ("KASHF_ALLOW_HOSTS", host.Name));
            var served = new ServedImages(server, host, cancellation);
            await served.TrainAsync(set.Name, "image-tag", set.Classes, Reports(set));
            using var session = new BareSession(Path.Combine(AppContext.BaseDirectory, "models", "image-fast.onnx"));
            var rounds = await AlternateAsync(
                session.MeasureAsync,
                () => Rate.MeasureAsync(small, file => sight.DecodeAsync(file, sight.Encoder.WantedSide, cancellation)),
                () => Rate.MeasureAsync(small, Encode),
                () => served.LoadAsync("tag_images", set.Name, at => at % small.Length, Round));
            var (bare, decoding, whole, http) = (rounds[0], rounds[1], rounds[2], rounds[3]);
            Row("bare session, ready tensors", $"{Rate.Median(bare)}");
            Row("decode and encode, in process", $"{Rate.Median(whole)}");
            Row("  ratio to the bare session", Ratio(whole, bare));
            Row("decode's share of that", Number(100 * Rate.Median(decoding).ProcessorMilliseconds / Rate.Median(whole).ProcessorMilliseconds, "%"), "<= 15 % with resizing");
            Row("tag_images over HTTP, about 256 px", $"{Rate.Median(http)}");
            Row("  ratio to the bare session", Ratio(http, bare), ">= 0.80");
            Row("1920 x 1080 JPEG, decode and encode", $"{await Rate.MeasureAsync([large], Encode)}", ">= 60");
            Row("tag_images over HTTP, 1920 x 1080", $"{await served.RateAsync("tag_images", set.Name, _ => small.Length)}", ">= 60");
            Row("memory of the server at its peak", Number(server.Memory().Peak, "MB"), "<= 700 MB");
        }

        if (people is not null)
        {
            var faces = await FaceSpeed.FindAsync(sight, people, cancellation);
            Row("one-face photos, decode, find and embed", $"{await faces.InProcessAsync(sight, cancellation)}", ">= 60");
            var (photos, memory) = await faces.OverHttpAsync(set, cancellation);
            Row("tag_faces over HTTP, one-face photos", $"{photos}", ">= 60");
            Row("memory of that server at its peak, with image-accurate too", Number(memory, "MB"), "<= 700 MB");
        }

        AnsiConsole.Write(table);
    }

    /// <summary>In turns, so that a machine that is now faster and now slower is so for all of them; the first turn warms up.</summary>
    private static async Task<Rate[][]> AlternateAsync(params Func<Task<Rate>>[] measurements)
    {
        var rates = new Rate[measurements.Length][];
        for (var i = 0; i < measurements.Length; i++)
            rates[i] = new Rate[Rounds + 1];
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < measurements.Length; i++)
                rates[i][round] = await measurements[i]();
        }

        return [.. rates.Select(own => own[1..])];
    }

    /// <returns>The median of the rounds' ratios, with the least and the greatest.</returns>
    private static string Ratio(Rate[] rates, Rate[] peer)
    {
        var ratios = rates.Zip(peer, (own, other) => own.PerSecond / other.PerSecond).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{Rate.Middle(ratios):N2} ({ratios.Min():N2} to {ratios.Max():N2})");
    }

    private static string Number(double value, string unit = "") => string.Create(CultureInfo.InvariantCulture, $"{value:N1} {unit}");

    private static IEnumerable<(int File, int Class)> Reports(ImageSet set) =>
        set.Test.Select((image, i) => (File: i, image.Class)).GroupBy(pair => pair.Class).SelectMany(pairs => pairs.Take(ReportedPerClass));
}

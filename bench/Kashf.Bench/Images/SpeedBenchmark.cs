using System.Buffers;
using System.Globalization;
using Kashf.Bench.Http;
using Kashf.Media.Images.Tensors;
using Spectre.Console;

namespace Kashf.Bench.Images;

/// <summary>Images a second: over HTTP from addresses on this machine, without HTTP, and by the bare session with ready tensors.</summary>
internal static class SpeedBenchmark
{
    private const int ReportedPerClass = 20;
    private const int Rounds = 7;
    private static readonly TensorFormat Input = new(224, 224);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(6);

    public static async Task RunAsync(ImageSet set, byte[] large, ImageSet? people, CancellationToken cancellation)
    {
        var table = new Table { Border = TableBorder.Markdown, Title = new TableTitle($"{Environment.ProcessorCount} cores, shared by server, client and file host") }
            .AddColumns("figure", "measured", "target");
        await using var sight = new Sight();
        await AddImagesAsync(table, set, large, sight, cancellation);
        if (people is not null)
            await AddFacesAsync(table, set, people, sight, cancellation);
        AnsiConsole.Write(table);
    }

    private static async Task AddImagesAsync(Table table, ImageSet set, byte[] large, Sight sight, CancellationToken cancellation)
    {
        var small = set.Test.Select(image => File.ReadAllBytes(image.File)).ToArray();
        Task<float[]> Encode(byte[] file) => sight.EncodeAsync(file, cancellation);
        await using var host = await LoopbackFiles.StartAsync([.. small, large], cancellation);
        await using var server = await ServerUnderLoad.StartAsync(cancellation, ("KASHF_ALLOW_HOSTS", host.Name));
        var served = new ServedImages(server, host, cancellation);
        await served.TrainAsync(set.Name, "image-tag", set.Classes, Reports(set));
        using var session = new BareSession(Path.Combine(AppContext.BaseDirectory, "models", "image-fast.onnx"));
        var rounds = await AlternateAsync(
            session.MeasureAsync,
            () => Rate.MeasureAsync(small, file => DecodeAndResizeAsync(sight, file, cancellation)),
            () => Rate.MeasureAsync(small, Encode),
            () => served.LoadAsync("tag_images", set.Name, at => at % small.Length, Round));
        var (bare, decoding, whole, http) = (rounds[0], rounds[1], rounds[2], rounds[3]);
        table.AddRow("bare session, ready tensors", $"{Rate.Median(bare)}", "<= 10 ms");
        table.AddRow("decode and encode, in process", $"{Rate.Median(whole)}", "");
        table.AddRow("  ratio to the bare session", Ratio(whole, bare), "");
        table.AddRow("decoding's and resizing's share of that", Number(100 * Rate.Median(decoding).ProcessorMilliseconds / Rate.Median(whole).ProcessorMilliseconds, "%"), "<= 15 %");
        table.AddRow("tag_images over HTTP, about 256 px", $"{Rate.Median(http)}", "");
        table.AddRow("  ratio to the bare session", Ratio(http, bare), ">= 0.80");
        table.AddRow("1920 x 1080 JPEG, decode and encode", $"{await Rate.MeasureAsync([large], Encode)}", ">= 60");
        table.AddRow("tag_images over HTTP, 1920 x 1080", $"{await served.RateAsync("tag_images", set.Name, _ => small.Length)}", ">= 60");
        table.AddRow("memory of the server at its peak", Number(server.Memory().Peak, "MB"), "<= 700 MB");
    }

    private static async Task AddFacesAsync(Table table, ImageSet set, ImageSet people, Sight sight, CancellationToken cancellation)
    {
        var faces = await FaceSpeed.FindAsync(sight, people, cancellation);
        table.AddRow("one-face photos, decode, find and embed", $"{await faces.InProcessAsync(sight, cancellation)}", ">= 60");
        var (photos, memory) = await faces.OverHttpAsync(set, cancellation);
        table.AddRow("tag_faces over HTTP, one-face photos", $"{photos}", ">= 60");
        table.AddRow("memory of that server at its peak, with image-accurate too", Number(memory, "MB"), "<= 700 MB");
    }

    private static async Task<int> DecodeAndResizeAsync(Sight sight, byte[] file, CancellationToken cancellation)
    {
        var image = await sight.DecodeAsync(file, sight.Encoder.WantedSide, cancellation);
        var tensor = ArrayPool<float>.Shared.Rent(Input.Length);
        TensorWriter.Write(image, Input, tensor);
        ArrayPool<float>.Shared.Return(tensor);
        return image.Width;
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

using System.Globalization;
using Kashf.Bench.Http;
using Spectre.Console;

namespace Kashf.Bench.Images;

/// <summary>Images a second: over HTTP from addresses on this machine, without HTTP, and by the bare session with ready tensors.</summary>
internal static class SpeedBenchmark
{
    private const int ReportedPerClass = 20;

    public static async Task RunAsync(ImageSet set, byte[] large, ImageSet? people, CancellationToken cancellation)
    {
        var table = new Table { Border = TableBorder.Markdown, Title = new TableTitle($"{Environment.ProcessorCount} cores, shared by server, client and file host") }
            .AddColumns("figure", "measured", "target");
        void Row(string figure, string value, string target = "") => table.AddRow(figure, value, target);

        var small = set.Test.Select(image => File.ReadAllBytes(image.File)).ToArray();
        await using var sight = new Sight();
        Task<float[]> Encode(byte[] file) => sight.EncodeAsync(file, cancellation);
        var bare = await BareSession.RunAsync(Path.Combine(AppContext.BaseDirectory, "models", "image-fast.onnx"));
        var decoding = await Rate.MeasureAsync(small, file => sight.DecodeAsync(file, sight.Encoder.WantedSide, cancellation));
        var whole = await Rate.MeasureAsync(small, Encode);
        Row("bare session, ready tensors", $"{bare}");
        Row("decode and encode, in process", $"{whole}");
        Row("decode's share of that", Number(100 * decoding.ProcessorMilliseconds / whole.ProcessorMilliseconds, "%"), "<= 15 % with resizing");
        Row("1920 x 1080 JPEG, decode and encode", $"{await Rate.MeasureAsync([large], Encode)}", ">= 60");

        await using (var host = await LoopbackFiles.StartAsync([.. small, large], cancellation))
        {
            await using var server = await ServerUnderLoad.StartAsync(cancellation, ("KASHF_ALLOW_HOSTS", host.Name));
            var served = new ServedImages(server, host, cancellation);
            await served.TrainAsync(set.Name, "image-tag", set.Classes, Reports(set));
            var end = await served.RateAsync("tag_images", set.Name, at => at % small.Length);
            Row("tag_images over HTTP, about 256 px", $"{end}");
            Row("  ratio to the bare session", Number(end.PerSecond / bare.PerSecond), ">= 0.80");
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

    private static string Number(double value, string unit = "") => string.Create(CultureInfo.InvariantCulture, $"{value:N1} {unit}");

    private static IEnumerable<(int File, int Class)> Reports(ImageSet set) =>
        set.Test.Select((image, i) => (File: i, image.Class)).GroupBy(pair => pair.Class).SelectMany(pairs => pairs.Take(ReportedPerClass));
}

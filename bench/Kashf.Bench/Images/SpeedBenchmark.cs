using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kashf.Bench.Http;
using Kashf.Functions.Hosting.Requests;
using Spectre.Console;

namespace Kashf.Bench.Images;

/// <summary>Images a second: over HTTP from addresses on this machine, without HTTP, and by the bare session with ready tensors.</summary>
internal static class SpeedBenchmark
{
    private const int Clients = 2;
    private const int ImagesPerRequest = 40;
    private const int ReportedPerClass = 20;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(12);

    public static async Task RunAsync(ImageSet set, byte[] large, ImageSet? people, CancellationToken cancellation)
    {
        var table = new Table { Border = TableBorder.Markdown, Title = new TableTitle($"{Environment.ProcessorCount} cores, shared by server, client and file host") }
            .AddColumns("figure", "measured", "target");
        void Row(string figure, double value, string unit, string target = "") => table.AddRow(figure, value.ToString("N1", CultureInfo.InvariantCulture) + unit, target);

        var small = set.Test.Select(image => File.ReadAllBytes(image.File)).ToArray();
        await using var sight = new Sight();
        var bare = await BareSession.RunAsync(Path.Combine(AppContext.BaseDirectory, "models", "image-fast.onnx"));
        var decoding = await RateAsync(small, file => sight.DecodeAsync(file, sight.Encoder.WantedSide, cancellation));
        var whole = await RateAsync(small, async file => await sight.Encoder.EncodeAsync(await sight.DecodeAsync(file, sight.Encoder.WantedSide, cancellation), cancellation));
        var full = await RateAsync([large], async file => await sight.Encoder.EncodeAsync(await sight.DecodeAsync(file, sight.Encoder.WantedSide, cancellation), cancellation));
        Row("bare session, ready tensors", bare, " images/s");
        Row("decode and encode, in process", whole, " images/s");
        Row("decode's share of that", 100 * whole / decoding, " %", "<= 15 % with resizing");
        Row("1920 x 1080 JPEG, decode and encode", full, " images/s", ">= 60");
        if (people is not null)
            Row("one-face photos, decode, find and embed", await FacesAsync(sight, people, cancellation), " photos/s", ">= 60");

        await using var host = await LoopbackFiles.StartAsync([.. small, large], cancellation);
        await using var server = await ServerUnderLoad.StartAsync(cancellation, ("KASHF_ALLOW_HOSTS", host.Name));
        await TrainAsync(server, set, host, cancellation);
        var end = await LoadAsync(server, host, set, at => at % small.Length, cancellation);
        var endLarge = await LoadAsync(server, host, set, _ => small.Length, cancellation);
        Row("tag_images over HTTP, about 256 px", end, " images/s");
        Row("  ratio to the bare session", end / bare, "", ">= 0.80");
        Row("tag_images over HTTP, 1920 x 1080", endLarge, " images/s", ">= 60");
        var memory = server.Memory();
        Row("memory of the server after all this", memory.Now, " MB", "<= 700 MB");
        Row("  peak", memory.Peak, " MB");
        AnsiConsole.Write(table);
    }

    /// <returns>Files a second, with one in work on each processor.</returns>
    private static async Task<double> RateAsync<T>(byte[][] files, Func<byte[], Task<T>> work)
    {
        await work(files[0]);
        var clock = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(first => Task.Run(async () =>
        {
            var count = 0;
            for (var at = first; clock.Elapsed < WarmUp + WarmUp; at += Environment.ProcessorCount, count++)
                await work(files[at % files.Length]);
            return count;
        })));
        return done.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> FacesAsync(Sight sight, ImageSet people, CancellationToken cancellation)
    {
        var single = new List<string>();
        foreach (var photo in people.Train.Concat(people.Test))
        {
            if ((await sight.FindFacesAsync(photo.File, cancellation)).Count == 1)
                single.Add(photo.File);
        }

        return await RateAsync([.. single.Select(File.ReadAllBytes)], async file =>
        {
            var header = sight.Decoder.ReadHeader(file).Value!;
            return await sight.Faces.FindAsync(await sight.DecodeAsync(file, sight.Faces.WantedSide, cancellation), header.Width, header.Height, cancellation);
        });
    }

    private static async Task TrainAsync(ServerUnderLoad server, ImageSet set, LoopbackFiles host, CancellationToken cancellation)
    {
        await server.PostAsync("create_dataset", new { Title = set.Name, Slug = set.Name, Type = "image-tag" }, cancellation);
        foreach (var (name, at) in set.Classes.Select((name, at) => (name, at)))
        {
            var tag = (await server.PostAsync("create_tag", new { Dataset = set.Name, Title = name }, cancellation))["tag_id"]!.GetValue<long>();
            var files = set.Test.Select((image, i) => (image, i)).Where(pair => pair.image.Class == at).Take(ReportedPerClass);
            await server.PostAsync("report_image_tags", files.Select(pair => new { ImageUrl = host.Url(pair.i, 0), TagId = tag }).ToList(), cancellation);
        }

        await TrainedDataset.TrainAsync(server, set.Name, cancellation);
    }

    private static async Task<double> LoadAsync(ServerUnderLoad server, LoopbackFiles host, ImageSet set, Func<int, int> fileAt, CancellationToken cancellation)
    {
        var round = Stopwatch.GetTimestamp();
        var bodies = Enumerable.Range(0, 2_000).Select(request => JsonSerializer.SerializeToUtf8Bytes(
            new { Dataset = set.Name, ImageUrls = Enumerable.Range(0, ImagesPerRequest).Select(i => host.Url(fileAt((request * ImagesPerRequest) + i), round++)) },
            WireJson.Options)).ToList();
        await LoadRun.RunAsync(server.Client, "/api/tag_images/", bodies[1_000..], Clients, WarmUp, cancellation);
        return ImagesPerRequest * (await LoadRun.RunAsync(server.Client, "/api/tag_images/", bodies[..1_000], Clients, Duration, cancellation)).RequestsPerSecond;
    }
}

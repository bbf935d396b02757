using System.Diagnostics;
using System.Text.Json;
using Kashf.Bench.Http;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Bench.Images;

/// <summary>A server that is sent addresses of this machine's images, and trained datasets of it.</summary>
internal sealed class ServedImages(ServerUnderLoad server, LoopbackFiles host, CancellationToken cancellation)
{
    private const int Clients = 2;
    private const int ImagesPerRequest = 40;
    private const int MostRequests = 1_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(12);

    /// <param name="slug">Of the new dataset.</param>
    /// <param name="type">As the wire contract names it.</param>
    /// <param name="classes">A tag each.</param>
    /// <param name="reports">Files of the host, each with its class.</param>
    public async Task TrainAsync(string slug, string type, IReadOnlyList<string> classes, IEnumerable<(int File, int Class)> reports)
    {
        await server.PostAsync("create_dataset", new { Title = slug, Slug = slug, Type = type }, cancellation);
        foreach (var ofClass in reports.GroupBy(report => report.Class))
        {
            var tag = (await server.PostAsync("create_tag", new { Dataset = slug, Title = classes[ofClass.Key] }, cancellation))["tag_id"]!.GetValue<long>();
            await server.PostAsync("report_image_tags", ofClass.Select(report => new { ImageUrl = host.Url(report.File, 0), TagId = tag }).ToList(), cancellation);
        }

        await TrainedDataset.TrainAsync(server, slug, cancellation);
    }

    /// <param name="endpoint"><c>tag_images</c> or <c>tag_faces</c>.</param>
    /// <param name="slug">Of a trained dataset.</param>
    /// <param name="fileAt">The file that is sent first, second and so on.</param>
    /// <returns>Of images each of a content that the server has not seen.</returns>
    public async Task<Rate> RateAsync(string endpoint, string slug, Func<int, int> fileAt)
    {
        await LoadAsync(endpoint, slug, fileAt, WarmUp);
        return await LoadAsync(endpoint, slug, fileAt, Duration);
    }

    /// <inheritdoc cref="RateAsync"/>
    public async Task<Rate> LoadAsync(string endpoint, string slug, Func<int, int> fileAt, TimeSpan duration)
    {
        var round = Stopwatch.GetTimestamp();
        var bodies = Enumerable.Range(0, MostRequests).Select(request => JsonSerializer.SerializeToUtf8Bytes(
            new { Dataset = slug, ImageUrls = Enumerable.Range(0, ImagesPerRequest).Select(i => host.Url(fileAt((request * ImagesPerRequest) + i), round++)) },
            WireJson.Options)).ToList();
        var (clock, processor) = (Stopwatch.StartNew(), server.ProcessorTime);
        var run = await LoadRun.RunAsync(server.Client, $"/api/{endpoint}/", bodies, Clients, duration, cancellation);
        var images = ImagesPerRequest * run.RequestsPerSecond;
        return new Rate(images, (server.ProcessorTime - processor).TotalMilliseconds / (images * clock.Elapsed.TotalSeconds));
    }
}

using Kashf.Bench.Http;

namespace Kashf.Bench.Images;

/// <summary>Photos of one face each, in process and over HTTP, and the memory of a server that has the largest models open.</summary>
internal sealed class FaceSpeed(ImageSet people, IReadOnlyList<LabelledImage> photos)
{
    private const string Slug = "people";
    private const int ReportedPerPerson = 10;

    private readonly byte[][] files = [.. photos.Select(photo => File.ReadAllBytes(photo.File))];

    public static async Task<FaceSpeed> FindAsync(Sight sight, ImageSet people, CancellationToken cancellation)
    {
        var single = new List<LabelledImage>();
        foreach (var photo in people.Train.Concat(people.Test))
        {
            if ((await sight.FindFacesAsync(photo.File, cancellation)).Count == 1)
                single.Add(photo);
        }

        return new FaceSpeed(people, single);
    }

    public Task<Rate> InProcessAsync(Sight sight, CancellationToken cancellation) => Rate.MeasureAsync(files, async file =>
    {
        var header = sight.Decoder.ReadHeader(file).Value!;
        return await sight.Faces.FindAsync(await sight.DecodeAsync(file, sight.Faces.WantedSide, cancellation), header.Width, header.Height, cancellation);
    });

    /// <returns>How fast, and the server's memory at its peak in MB, with the slower encoder and the models for faces open.</returns>
    public async Task<(Rate Photos, double PeakMemory)> OverHttpAsync(ImageSet things, CancellationToken cancellation)
    {
        byte[][] pictures = [.. things.Test.Select(image => File.ReadAllBytes(image.File))];
        await using var host = await LoopbackFiles.StartAsync([.. files, .. pictures], cancellation);
        await using var server = await ServerUnderLoad.StartAsync(cancellation, ("KASHF_ALLOW_HOSTS", host.Name), ("Models__ImageEncoder", "image-accurate"));
        var served = new ServedImages(server, host, cancellation);
        await served.TrainAsync(things.Name, "image-tag", things.Classes, Reports(things.Test, files.Length));
        await served.TrainAsync(Slug, "face-tag", people.Classes, Reports(photos, 0));
        var rate = await served.RateAsync("tag_faces", Slug, at => at % files.Length);
        return (rate, server.Memory().Peak);
    }

    private static IEnumerable<(int File, int Class)> Reports(IReadOnlyList<LabelledImage> images, int first) =>
        images.Select((image, i) => (File: first + i, image.Class)).GroupBy(pair => pair.Class).SelectMany(pairs => pairs.Take(ReportedPerPerson));
}

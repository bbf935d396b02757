using Kashf.Bench.Text;
using Spectre.Console;

namespace Kashf.Bench.Images;

/// <summary>Quality and speed of images and faces; what needs data that is not here is left out, and said to be.</summary>
internal static class ImagesBenchmark
{
    private const int Seeds = 5;
    private const int Width = 250;
    private const string Quick = "--quick";
    private static readonly string[] Parts = ["accuracy", "unfamiliar", "faces", "speed"];

    /// <param name="args">Which parts; none for all. <c>--quick</c> draws each sample once.</param>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        string[] parts = [.. args.Where(arg => arg != Quick)];
        AnsiConsole.Console.Profile.Width = Width;
        var data = Path.Combine(Repository.Root(), "..", "shared", "data");
        var images = Found(ImageSet.Load(Path.Combine(data, "images", "trashnet6")), "shared/data/images/trashnet6");
        var people = Found(ImageSet.Load(Path.Combine(data, "faces", "athletes5")), "shared/data/faces/athletes5");
        var seeds = args.Contains(Quick) ? 1 : Seeds;
        bool Wanted(string part) => parts.Length == 0 || parts.Contains(part);
        if (parts.Except(Parts).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"There is no part '{unknown}'; there are {string.Join(", ", Parts)}.", nameof(args));

        if (images is not null && Wanted("accuracy"))
            await WithEncodersAsync(encoders => AccuracyBenchmark.RunAsync(images, encoders, seeds, cancellation));
        if (images is not null && Wanted("unfamiliar"))
            await WithEncodersAsync(encoders => UnfamiliarBenchmark.RunAsync(images, people, encoders, seeds, cancellation));
        if (people is not null && Wanted("faces"))
            await FaceBenchmark.RunAsync(people, cancellation);
        if (images is not null && Wanted("speed"))
            await SpeedBenchmark.RunAsync(images, await LargePhoto.MakeAsync(images.Test[0].File, cancellation), people, cancellation);
        return 0;
    }

    private static async Task WithEncodersAsync(Func<IReadOnlyDictionary<string, (string, string)[]>, Task> run)
    {
        using var supplied = SuppliedModel.Find();
        var encoders = new Dictionary<string, (string, string)[]>
        {
            ["image-fast"] = [("Models:ImageEncoder", "image-fast")],
            ["image-accurate"] = [("Models:ImageEncoder", "image-accurate")],
        };
        if (Found(supplied, "shared/models/mobilenetv2_0.35_imagenet_features.onnx") is { } model)
            encoders["supplied MobileNetV2-0.35"] = model.Settings;
        await run(encoders);
    }

    private static T? Found<T>(T? data, string name)
    {
        if (data is null)
            Console.Error.WriteLine($"{name} is not beside the repository: what needs it is left out.");
        return data;
    }
}

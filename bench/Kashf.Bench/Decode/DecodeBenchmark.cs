using System.Diagnostics;
using System.Globalization;
using Kashf.Media;
using Kashf.Media.Images;
using Kashf.Media.Images.Tensors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Kashf.Bench.Decode;

/// <summary>
/// What it costs to make a network's input of 224 x 224 of an image file, beside bare libturbojpeg in the same run: processor
/// time, which other programs on the machine lengthen least, but for formats that ffmpeg decodes in a process of its own.
/// </summary>
internal static class DecodeBenchmark
{
    private const int Rounds = 25;
    private const int Side = 224;

    private static readonly TensorFormat Input = new(Side, Side);

    public static async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var services = new ServiceCollection().AddLogging().AddMedia(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var decoder = services.GetRequiredService<ImageDecoder>();
        var table = new Table().AddColumns("image", "decode ms", "resize ms", "images/s", "bare ms", "ratio");
        foreach (var (extension, width, height) in new[] { ("jpg", 256, 192), ("jpg", 1920, 1080), ("jpg", 4000, 3000), ("png", 256, 192), ("png", 1920, 1080), ("webp", 1920, 1080) })
        {
            var row = await MeasureAsync(decoder, SampleImages.Make(extension, width, height), extension, cancellation);
            table.AddRow([$"{extension} {width} x {height}", .. row]);
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task<string[]> MeasureAsync(ImageDecoder decoder, byte[] file, string extension, CancellationToken cancellation)
    {
        var isJpeg = extension == "jpg";
        var isHere = isJpeg || extension == "png";
        var image = (await decoder.DecodeAsync(file, Side, cancellation)).Value ?? throw new InvalidOperationException("an image of the benchmark is refused");
        var tensor = new float[Input.Length];
        var times = isHere ? 20 : 1;
        using var bare = new BareTurboJpeg();
        var (decodes, resizes, bares) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            decodes.Add(await MillisecondsAsync(times, isHere, async () => await decoder.DecodeAsync(file, Side, cancellation)));
            resizes.Add(await MillisecondsAsync(20, true, () => Completed(() => TensorWriter.Write(image, Input, tensor))));
            bares.Add(isJpeg ? await MillisecondsAsync(times, true, () => Completed(() => bare.Decode(file))) : double.NaN);
        }

        var (decode, resize, full) = (Median(decodes), Median(resizes), Median(bares));
        return [Text(decode), Text(resize), Text(1000 / (decode + resize)), isJpeg ? Text(full) : "", isJpeg ? Text(decode / full) : ""];
    }

    private static Task Completed(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static async Task<double> MillisecondsAsync(int times, bool isHere, Func<Task> action)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < times; i++)
            await action();
        return (isHere ? Environment.CpuUsage.TotalTime - processor : watch.Elapsed).TotalMilliseconds / times;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Text(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}

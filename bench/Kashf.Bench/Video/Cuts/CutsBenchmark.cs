using System.Runtime.CompilerServices;
using Kashf.Bench.Video.Clips;
using Spectre.Console;

namespace Kashf.Bench.Video.Cuts;

/// <summary>Kept frames beside known cuts: all cuts found, few others kept, whatever is done to the picture.</summary>
internal static class CutsBenchmark
{
    private const int Photos = 60;

    private static readonly (string Name, string? Filter, string[]? Encoding)[] Disturbances =
    [
        ("noise", "noise=alls=30:allf=t", null),
        ("coarse h264", null, ["-an", "-c:v", "libx264", "-preset", "veryfast", "-crf", "40"]),
        ("coarse mpeg4", null, ["-an", "-c:v", "mpeg4", "-q:v", "31"]),
        ("flicker", "eq=brightness='0.06*sin(2*PI*t*6)':eval=frame", null),
        ("shake", "crop=iw*0.95:ih*0.95:(iw*0.025)*(1+sin(n*0.9)):(ih*0.025)*(1+cos(n*1.3))", null),
        ("dark and noisy", "lutyuv=y='16+(val-16)*0.2',noise=alls=8:allf=t", null),
    ];

    public static async Task RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("kashf-bench-cuts-");
        try
        {
            await using var reader = new ClipReader();
            var table = new Table().MarkdownBorder().AddColumns("clip", "cuts found", "others kept at .3, .4, .5", "in one scene at .4", "least at a cut");
            await foreach (var clip in ClipsAsync(new MadeClips(folder.FullName), cancellation))
            {
                var kept = await KeptFrames.ReadAsync(reader, clip, cancellation);
                table.AddRow(
                    clip.Name, $"{kept.Found(0.4)} of {clip.Cuts.Length}", $"{kept.Others(0.3).Sum()}, {kept.Others(0.4).Sum()}, {kept.Others(0.5).Sum()}",
                    $"{kept.Others(0.4).Max()}", clip.Cuts.Length == 0 ? "" : $"{kept.LeastAtCut():.00}");
            }

            AnsiConsole.Write(table);
            ComparisonSpeed.Run();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async IAsyncEnumerable<Clip> ClipsAsync(
        MadeClips made, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var composite = new Clip("composite", Clip.Composite, [125, 275, 375, 475, 600]);
        yield return composite;
        foreach (var (name, filter, encoding) in Disturbances)
            yield return await made.DisturbAsync(composite, name, filter, encoding, cancellation);
        yield return await made.DisturbAsync(composite, "upright between black bars", "crop=ih*9/16:ih,pad=640:360:(ow-iw)/2:0", null, cancellation);
        yield return new Clip("concert", Clip.Concert, [20, 82, 211]);
        yield return new Clip("bottles", Clip.Bottles, []);
        yield return new Clip("heads", Clip.Heads, []);
        yield return new Clip("classroom", Clip.Classroom, []);
        yield return await made.SpliceAsync(cancellation);
        foreach (var set in (string[])["images/trashnet6/test", "faces/athletes5/train"])
            yield return await made.SlidesAsync(set.Split('/')[1], PhotosOf(set), cancellation);
    }

    /// <summary>Evenly from all classes.</summary>
    private static IEnumerable<string> PhotosOf(string set)
    {
        string[] all = [.. Directory.EnumerateFiles(Path.Combine(Clip.Data, set), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var count = Math.Min(Photos, all.Length);
        return Enumerable.Range(0, count).Select(i => all[i * all.Length / count]);
    }
}

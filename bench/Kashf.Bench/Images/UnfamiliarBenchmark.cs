using System.Globalization;
using Kashf.Bench.Video.Clips;
using Spectre.Console;

namespace Kashf.Bench.Images;

/// <summary>How often photos of none of the kinds are given a tag, and what that costs the photos of the kinds.</summary>
internal static class UnfamiliarBenchmark
{
    private const string Right = "known, answered right";
    private const string Refused = "known, answered with id 0";
    private const string LeftOut = "a kind left out, given a tag";
    private const string People = "photos of people, given a tag";
    private const string Frames = "frames of videos, given a tag";
    private static readonly string[] Figures = [Right, Refused, LeftOut, People, Frames];
    private static readonly int?[] Sizes = [5, 20, null];

    /// <param name="set">Each of its kinds is left out of learning once.</param>
    /// <param name="people">Photos of something else; null for none.</param>
    /// <param name="encoders">The settings of each encoder, by name.</param>
    /// <param name="seeds">Draws for each number of examples.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task RunAsync(
        ImageSet set, ImageSet? people, IReadOnlyDictionary<string, (string, string)[]> encoders, int seeds, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("kashf-bench-frames");
        try
        {
            var frames = await FramesAsync(folder.FullName, cancellation);
            string[] photos = [.. (people?.Train ?? []).Concat(people?.Test ?? []).Select(photo => photo.File)];
            var table = new Table { Border = TableBorder.Markdown }.AddColumns(["encoder", "per class", .. Figures]);
            foreach (var (name, settings) in encoders)
            {
                await using var sight = new Sight(settings);
                var encoded = await EncodedSet.EncodeAsync(set, sight, cancellation);
                var (ofPeople, ofVideos) = (await EncodeAsync(photos, sight, cancellation), await EncodeAsync(frames, sight, cancellation));
                foreach (var size in Sizes)
                {
                    var tally = Tally(encoded, ofPeople, ofVideos, size, size is null ? 1 : seeds, cancellation);
                    table.AddRow([name, size?.ToString(CultureInfo.InvariantCulture) ?? "all", .. Figures.Select(tally.Share)]);
                }
            }

            AnsiConsole.Write(table);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static UnfamiliarTally Tally(EncodedSet encoded, float[][] people, float[][] frames, int? size, int seeds, CancellationToken cancellation)
    {
        var tally = new UnfamiliarTally();
        int[] test = [.. Enumerable.Range(encoded.Set.Train.Count, encoded.Set.Test.Count)];
        for (var seed = 1; seed <= seeds; seed++)
        {
            var drawn = encoded.Draw(size, seed);
            var model = AccuracyRun.Train(encoded, drawn, cancellation);
            tally.Add(Right, test.Select(i => UnfamiliarTally.Answer(model, encoded.Rows[i]) == encoded.Labels[i]));
            tally.Add(Refused, test.Select(i => UnfamiliarTally.Answer(model, encoded.Rows[i]) is null));
            tally.Add(People, people.Select(row => UnfamiliarTally.Answer(model, row) is not null));
            tally.Add(Frames, frames.Select(row => UnfamiliarTally.Answer(model, row) is not null));
            for (var kind = 0; kind < encoded.Set.Classes.Count; kind++)
            {
                var others = AccuracyRun.Train(encoded, [.. drawn.Where(i => encoded.Labels[i] != kind)], cancellation);
                tally.Add(LeftOut, test.Where(i => encoded.Labels[i] == kind).Select(i => UnfamiliarTally.Answer(others, encoded.Rows[i]) is not null));
            }
        }

        return tally;
    }

    private static async Task<float[][]> EncodeAsync(string[] files, Sight sight, CancellationToken cancellation)
    {
        var rows = new List<float[]>();
        foreach (var file in files)
            rows.Add(await sight.EncodeAsync(file, cancellation));
        return [.. rows];
    }

    /// <summary>A frame each two seconds of the clips that show none of the kinds.</summary>
    private static async Task<string[]> FramesAsync(string folder, CancellationToken cancellation)
    {
        foreach (var (clip, at) in new[] { Clip.Composite, Clip.Heads, Clip.Classroom, Clip.Concert }.Where(File.Exists).Select((clip, at) => (clip, at)))
            await Clip.FfmpegAsync(["-i", clip, "-vf", "fps=1/2", "-q:v", "3", Path.Combine(folder, $"{at}-%03d.jpg")], cancellation);
        return [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];
    }
}

using System.Globalization;
using Kashf.Core.Faces;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Spectre.Console;

namespace Kashf.Bench.Images;

/// <summary>Persons in full scenes with noisy labels: how many are recognised, how many mistaken, and which reports the model doubts.</summary>
internal static class FaceBenchmark
{
    private const int Shown = 10;

    public static async Task RunAsync(ImageSet set, CancellationToken cancellation)
    {
        await using var sight = new Sight();
        long[] tags = [.. Enumerable.Range(0, set.Classes.Count).Select(TagOf)];
        var examples = new List<FaceExample>();
        foreach (var (photo, i) in set.Train.Select((photo, i) => (photo, i)))
            examples.Add(new FaceExample(i, i.ToString("x64", CultureInfo.InvariantCulture), await sight.FindFacesAsync(photo.File, cancellation), [new TagReport(TagOf(photo.Class), true)]));
        var trained = new FaceTrainer(new TrainingOptions(), new FaceOptions()).Train(sight.Faces.ModelId, tags, examples, null, cancellation);
        if (!trained.Succeeded)
            throw new InvalidOperationException("Nobody could be learnt.");

        var tally = new FaceTally();
        foreach (var photo in set.Test)
            tally.Add(trained.Model.Identify(await sight.FindFacesAsync(photo.File, cancellation), _ => true), TagOf(photo.Class));
        Print(set, tally, examples.Count(example => example.Faces.Count == 0), trained.Model.Threshold);
        foreach (var doubted in trained.HeldOut.Where(report => report.Probability < trained.Model.Threshold).OrderBy(report => report.Probability).Take(Shown))
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  doubted, {doubted.Probability:F2}: {Path.GetFileName(set.Train[(int)doubted.ItemId].File)}"));
    }

    // No tag's id is 0: that one is a face that is nobody's.
    private static long TagOf(int person) => person + 1;

    private static void Print(ImageSet set, FaceTally tally, int faceless, float threshold)
    {
        var table = new Table { Border = TableBorder.Markdown }.AddColumns("set", "photos learnt / tested", "figure", "measured");
        void Row(string figure, string measured) => table.AddRow(set.Name, $"{set.Train.Count} / {set.Test.Count}", figure, measured);
        Row("training photos without a face", $"{faceless}");
        Row("test photos without a face", $"{tally.Faceless}");
        Row("person recognised in a photo with faces", Share(tally.Right, tally.WithFaces));
        Row("another person named in the photo", Share(tally.Mistaken, tally.WithFaces));
        Row("threshold", threshold.ToString("F2", CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);
    }

    private static string Share(int part, int all) => string.Create(CultureInfo.InvariantCulture, $"{(double)part / all:F3} ({part} of {all})");
}

using System.Diagnostics;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Text;

namespace Kashf.Bench.Datasets;

/// <summary>How fast a model like that of the server tags texts without HTTP and store.</summary>
internal static class TaggingInProcess
{
    private const int Tagged = 100_000;

    /// <returns>Texts a second on one core.</returns>
    public static double Measure(GeneratedTexts texts, int reports, int items, CancellationToken cancellation)
    {
        var options = new TrainingOptions();
        var examples = Enumerable.Range(0, Math.Min(items, reports + options.UnreportedLimit)).Select(number => Example(texts, number, number < reports)).ToList();
        var model = new TextTrainer(options).Train([1, 2], examples, null, cancellation).Model!;
        var contents = Enumerable.Range(0, Tagged).Select(number => texts.Of(number).Text).ToList();
        Span<float> probabilities = new float[2];
        model.Predict(contents[0], probabilities);
        var started = Stopwatch.GetTimestamp();
        foreach (var content in contents)
            model.Predict(content, probabilities);
        return contents.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static TextItem Example(GeneratedTexts texts, int number, bool isReported)
    {
        var (text, first) = texts.Of(number);
        return new TextItem(number, text, isReported ? [new TagReport(first ? 1 : 2, true)] : []);
    }
}

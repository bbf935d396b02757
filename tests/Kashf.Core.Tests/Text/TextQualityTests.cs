using System.Globalization;
using CsvHelper;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Text;

namespace Kashf.Core.Tests.Text;

/// <summary>Guards what was measured on public data, with a margin. The benchmark measures in full.</summary>
public sealed class TextQualityTests
{
    [Fact]
    public void Train_TenPerTopic_KeepsItsQuality() => Assert.InRange(AccuracyOf("sib200_fa", 10), 0.52, 1);

    [Fact]
    public void Train_FiftyPerTopic_KeepsItsQuality() => Assert.InRange(AccuracyOf("sib200_fa", 50), 0.69, 1);

    [Fact]
    public void Train_AllTopics_KeepsItsQuality() => Assert.InRange(AccuracyOf("sib200_fa", int.MaxValue), 0.76, 1);

    [Fact]
    public void Train_FiftyPerMood_KeepsItsQuality() => Assert.InRange(AccuracyOf("snappfood", 50, limit: 6000), 0.78, 1);

    private static double AccuracyOf(string name, int perLabel, int limit = int.MaxValue)
    {
        var train = Read(name, "train").Take(limit).ToList();
        var labels = train.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal).ToList();
        var order = Enumerable.Range(0, train.Count).ToArray();
        new Random(1).Shuffle(order);
        var reported = labels.SelectMany(label => order.Where(i => train[i].Label == label).Take(perLabel)).ToHashSet();
        var examples = train.Select((row, i) => new TextItem(
            i, row.Text, reported.Contains(i) ? [new TagReport(labels.IndexOf(row.Label), true)] : [])).ToList();
        var result = new TextTrainer(new TrainingOptions()).Train(
            [.. Enumerable.Range(0, labels.Count).Select(i => (long)i)], examples, null, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded);
        var probabilities = new float[labels.Count];
        return Read(name, "test").Average(row =>
        {
            result.Model.Predict(row.Text, probabilities);
            return Array.IndexOf(probabilities, probabilities.Max()) == labels.IndexOf(row.Label) ? 1.0 : 0.0;
        });
    }

    private static List<(string Text, string Label)> Read(string name, string split)
    {
        using var reader = new CsvReader(new StreamReader(Find(name, split)), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var rows = new List<(string, string)>();
        while (reader.Read())
            rows.Add((reader.GetField("text")!, reader.GetField("label")!));
        return rows;
    }

    private static string Find(string name, string split)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kashf.Functions.sln")))
            folder = folder.Parent;
        var path = Path.Combine(folder?.FullName ?? "", "..", "shared", "data", "text", name, split + ".csv");
        if (!File.Exists(path))
            Assert.Skip($"The public data set {name} is not beside the repository.");
        return path;
    }
}

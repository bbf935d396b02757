using System.Globalization;
using CsvHelper;

namespace Kashf.Bench.Text;

/// <summary>A text with the labels that it truly has.</summary>
internal sealed record LabelledText(string Text, IReadOnlyList<string> Labels);

/// <summary>A public data set, split into training and test.</summary>
internal sealed record TextSet(
    string Name, IReadOnlyList<string> Labels, IReadOnlyList<LabelledText> Train, IReadOnlyList<LabelledText> Test)
{
    /// <summary>The labels that are judged: not those that every training text has, which nobody can miss.</summary>
    public IReadOnlyList<int> Judged { get; } =
        [.. Enumerable.Range(0, Labels.Count).Where(label => !Train.All(text => text.Labels.Contains(Labels[label])))];

    public bool IsMultiLabel => Train.Any(text => text.Labels.Count != 1);

    public static TextSet Load(string root, string name)
    {
        var train = Read(Path.Combine(root, name, "train.csv"));
        var test = Read(Path.Combine(root, name, "test.csv"));
        return new TextSet(name, [.. train.SelectMany(text => text.Labels).Distinct().Order(StringComparer.Ordinal)], train, test);
    }

    private static List<LabelledText> Read(string path)
    {
        using var reader = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var column = reader.HeaderRecord!.Contains("labels") ? "labels" : "label";
        var texts = new List<LabelledText>();
        while (reader.Read())
            texts.Add(new LabelledText(reader.GetField("text")!, reader.GetField(column)!.Split('|')));
        return texts;
    }
}

using System.Text.Json.Nodes;
using Spectre.Console;

namespace Kashf.Server.Cli.Demonstration;

/// <summary>What the training promised of each tag beside what the held-back comments showed.</summary>
internal static class EvaluationTable
{
    public static Table Create(JsonNode info, IReadOnlyList<MeasuredQuality> measured)
    {
        var table = new Table { Title = new TableTitle("Precision and recall: as evaluated in training, and as measured on comments held back") };
        table.AddColumns("tag", "reports", "precision evaluated", "measured", "recall evaluated", "measured");
        foreach (var tag in info["tags"]!.AsArray())
        {
            var title = tag!["title"]!.GetValue<string>();
            AddRow(table, title, $"{tag["reports"]}", tag["evaluation"]!, measured.Single(quality => quality.Tag == title));
        }

        AddRow(table, "all", $"{info["report_count"]}", info["evaluation"]!, MeasuredQuality.Sum(measured));
        return table;
    }

    private static void AddRow(Table table, string title, string reports, JsonNode evaluated, MeasuredQuality measured) => table.AddRow(
        Markup.Escape(title), reports, $"{evaluated["precision"]} %", $"{measured.Precision:P1}", $"{evaluated["recall"]} %", $"{measured.Recall:P1}");
}

using System.Globalization;
using Spectre.Console;

namespace Kashf.Bench.Text;

/// <summary>Ours and the peers on one sample.</summary>
internal sealed record Comparison(OwnFigures Own, PeerFigures Peers);

/// <summary>One row for each set and size, means over seeds.</summary>
internal sealed class ResultTable
{
    private readonly Table table = new Table { Border = TableBorder.Markdown }.AddColumns(
        "set", "per class", "F1 macro/micro", "min..max", "sklearn", "fastText", "train s", "sklearn s", "ours/sklearn",
        "texts/s", "sklearn", "ours/sklearn", "ECE", "reported - measured P, R", "mean |P|, |R|", "worst tag", "answered", "model MB");

    public void Add(TextSet set, int? size, List<Comparison> runs)
    {
        double Mean(Func<Comparison, double> figure) => runs.Average(figure);
        string Both(Func<Comparison, RunFigures> of) => $"{Share(Mean(run => of(run).MacroF1))}/{Share(Mean(run => of(run).MicroF1))}";
        table.AddRow(
            set.Name,
            size?.ToString(CultureInfo.InvariantCulture) ?? "all",
            Both(run => run.Own),
            $"{Share(runs.Min(run => run.Own.MacroF1))}..{Share(runs.Max(run => run.Own.MacroF1))}",
            Both(run => run.Peers.ScikitLearn),
            Both(run => run.Peers.FastText),
            Number(Mean(run => run.Own.TrainSeconds)),
            Number(Mean(run => run.Peers.ScikitLearn.TrainSeconds)),
            Number(Mean(run => run.Own.TrainSeconds) / Mean(run => run.Peers.ScikitLearn.TrainSeconds)),
            Whole(Mean(run => run.Own.TextsPerSecond)),
            Whole(Mean(run => run.Peers.ScikitLearn.TextsPerSecond)),
            Number(Mean(run => run.Own.TextsPerSecond) / Mean(run => run.Peers.ScikitLearn.TextsPerSecond)),
            Share(Mean(run => run.Own.CalibrationError)),
            $"{Signed(Mean(run => run.Own.PrecisionError))}, {Signed(Mean(run => run.Own.RecallError))}",
            $"{Share(Mean(run => Math.Abs(run.Own.PrecisionError)))}, {Share(Mean(run => Math.Abs(run.Own.RecallError)))}",
            Share(Mean(run => run.Own.WorstTagError)),
            Share(Mean(run => run.Own.Answered)),
            Number(Mean(run => run.Own.ModelBytes) / 1e6));
    }

    public void Print(IAnsiConsole console)
    {
        console.Profile.Width = 400;
        console.Write(table);
    }

    private static string Share(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.000;-0.000", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private static string Whole(double value) => value.ToString("F0", CultureInfo.InvariantCulture);
}

using System.Text.Json.Serialization;

namespace Kashf.Bench.Text;

/// <summary>What one training and test of a competitor gave.</summary>
internal record RunFigures(
    [property: JsonPropertyName("macro_f1")] double MacroF1,
    [property: JsonPropertyName("micro_f1")] double MicroF1,
    [property: JsonPropertyName("train_seconds")] double TrainSeconds,
    [property: JsonPropertyName("texts_per_second")] double TextsPerSecond);

/// <summary>What ours gives besides.</summary>
/// <param name="CalibrationError">0 to 1.</param>
/// <param name="PrecisionError">Reported less measured precision of the dataset.</param>
/// <param name="RecallError">Reported less measured recall of the dataset.</param>
/// <param name="WorstTagError">The largest such difference of a tag with at least 50 test texts.</param>
/// <param name="Answered">The share of test texts with an answer.</param>
/// <param name="ModelBytes">The model in memory.</param>
internal sealed record OwnFigures(
    double MacroF1, double MicroF1, double TrainSeconds, double TextsPerSecond, double CalibrationError, double PrecisionError,
    double RecallError, double WorstTagError, double Answered, long ModelBytes)
    : RunFigures(MacroF1, MicroF1, TrainSeconds, TextsPerSecond);

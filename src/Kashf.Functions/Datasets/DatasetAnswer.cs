using System.ComponentModel;
using Kashf.Core.Datasets;

namespace Kashf.Functions.Datasets;

[Description("A dataset in a list.")]
public sealed record DatasetAnswer
{
    public required string Title { get; init; }

    [Description("text-tag, image-tag or face-tag.")]
    public required string Type { get; init; }

    public required string Slug { get; init; }

    public required long TagCount { get; init; }

    [Description("Reports: pairs of item and tag.")]
    public required long ReportCount { get; init; }

    [Description("untrained, waiting, training, trained, retagging, retagged or failed.")]
    public required string State { get; init; }

    [Description("Measured on held-out examples, as fractions; null before the first training.")]
    public required FractionEvaluation Evaluation { get; init; }

    [Description("When the last training ended; null before.")]
    public required DateTimeOffset? TrainedAt { get; init; }

    public static DatasetAnswer From(DatasetSummary summary) => From(summary.Dataset, summary.Counts);

    public static DatasetAnswer FromEmpty(Dataset dataset) => From(dataset, new DatasetCounts(0, 0, 0, 0));

    private static DatasetAnswer From(Dataset dataset, DatasetCounts counts) => new()
    {
        Title = dataset.Title,
        Type = dataset.Type.ToWireName(),
        Slug = dataset.Slug,
        TagCount = counts.Tags,
        ReportCount = counts.Reports,
        State = StateNames.Of(dataset.State),
        Evaluation = FractionEvaluation.From(dataset.Evaluation),
        TrainedAt = dataset.TrainedAt,
    };
}

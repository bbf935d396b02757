using System.ComponentModel;
using System.Text.Json.Serialization;
using Kashf.Core.Datasets;

namespace Kashf.Functions.Datasets;

[Description("A dataset's state, counts, evaluation and tags.")]
public sealed record DatasetInfoAnswer
{
    public required string Title { get; init; }

    [Description("untrained, waiting, training, trained, retagging, retagged, importing, imported, exporting, exported or failed.")]
    public required string State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Why the last job failed, or what it had to leave out.")]
    public string? Detail { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("How far the running job is, 0 to 1; only while one runs.")]
    public double? Progress { get; init; }

    [Description("Reports: pairs of item and tag.")]
    public required long ReportCount { get; init; }

    [Description("Items, reported or not.")]
    public required long DataCount { get; init; }

    [Description("Measured on held-out examples, in percent.")]
    public required PercentEvaluation Evaluation { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Absent where the request says tags=false.")]
    public IReadOnlyList<TagInfo>? Tags { get; init; }

    public static DatasetInfoAnswer From(DatasetDetails details, bool withTags)
    {
        var (dataset, counts) = details.Summary;
        return new DatasetInfoAnswer
        {
            Title = dataset.Title,
            State = StateNames.Of(dataset.State),
            Detail = dataset.State.IsRunning() ? null : dataset.Detail,
            Progress = dataset.State.IsRunning() ? Math.Round(dataset.Progress ?? 0, 3) : null,
            ReportCount = counts.Reports,
            DataCount = counts.Items,
            Evaluation = PercentEvaluation.From(dataset.Evaluation),
            Tags = withTags ? [.. details.Tags.Select(tag => TagInfo.From(tag.Tag, tag.Counts))] : null,
        };
    }
}

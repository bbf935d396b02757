using System.ComponentModel;
using Kashf.Core.Tags;

namespace Kashf.Functions.Datasets;

[Description("A tag of a dataset.")]
public sealed record TagInfo
{
    public required string Title { get; init; }

    public required long Id { get; init; }

    [Description("An inactive tag takes no part in training and is never predicted.")]
    public required bool Active { get; init; }

    [Description("The tag above this one; null for none.")]
    public required long? ParentId { get; init; }

    [Description("Reports on this tag, positive and negative.")]
    public required long Reports { get; init; }

    [Description("Stored predictions of this tag.")]
    public required long Predictions { get; init; }

    public required TagPercentEvaluation Evaluation { get; init; }

    public static TagInfo From(Tag tag, TagCounts counts) => new()
    {
        Title = tag.Title,
        Id = tag.Id,
        Active = tag.Active,
        ParentId = tag.ParentId,
        Reports = counts.Reports,
        Predictions = counts.Predictions,
        Evaluation = TagPercentEvaluation.From(tag.Evaluation),
    };
}

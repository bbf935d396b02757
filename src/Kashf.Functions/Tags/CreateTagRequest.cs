using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kashf.Functions.Hosting;

namespace Kashf.Functions.Tags;

public sealed record CreateTagRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Required, StringLength(FieldRules.TitleLength, MinimumLength = 1)]
    [RegularExpression(FieldRules.TitlePattern, ErrorMessage = FieldRules.TitleMessage)]
    [Description("The tag's title, unique within the dataset.")]
    public string Title { get; init; } = "";

    [Description("An inactive tag takes no part in training and is never predicted.")]
    public bool Active { get; init; } = true;

    [Description("The tag above this one, for tree-based tagging.")]
    public long? ParentId { get; init; }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kashf.Functions.Hosting;

namespace Kashf.Functions.Tags;

public sealed record UpdateTagRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Required]
    [Description("The tag to change.")]
    public long? TagId { get; init; }

    [Required, StringLength(FieldRules.TitleLength, MinimumLength = 1)]
    [RegularExpression(FieldRules.TitlePattern, ErrorMessage = FieldRules.TitleMessage)]
    [Description("The tag's title from now on.")]
    public string Title { get; init; } = "";

    [Description("Left as it is where absent.")]
    public bool? Active { get; init; }

    [Description("The tag above this one; 0 for none; left as it is where absent.")]
    public long? ParentId { get; init; }
}

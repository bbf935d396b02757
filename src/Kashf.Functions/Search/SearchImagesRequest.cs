using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kashf.Functions.Hosting;

namespace Kashf.Functions.Search;

public sealed record SearchImagesRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Required, RegularExpression(FieldRules.QueryPattern, ErrorMessage = FieldRules.QueryMessage)]
    [Description("Words, all of which must occur in the image's file name or in the titles of its tags, reported or found.")]
    public string Query { get; init; } = "";

    [Description("Only images reported on this tag, or on which the model found it.")]
    public long? TagId { get; init; }
}

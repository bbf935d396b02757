using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kashf.Functions.Hosting;

namespace Kashf.Functions.Search;

public sealed record SearchTextsRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Required, RegularExpression(FieldRules.QueryPattern, ErrorMessage = FieldRules.QueryMessage)]
    [Description("Words, all of which must occur; a phrase in quotes must occur as such.")]
    public string Query { get; init; } = "";

    [Description("Only reported texts (true), or only others (false); all where it is absent.")]
    public bool? Reported { get; init; }

    [Description("With reported=true: only texts reported on this tag.")]
    public long? TagId { get; init; }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Items;

public sealed record ListTextsRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Required]
    [Description("The ids of the texts.")]
    public IReadOnlyList<long>? TextIds { get; init; }
}

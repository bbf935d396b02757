using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Predictions;

public sealed record ListTagPredictionsRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Required]
    [Description("The tag.")]
    public long? TagId { get; init; }
}

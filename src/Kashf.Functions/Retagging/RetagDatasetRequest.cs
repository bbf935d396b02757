using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Retagging;

public sealed record RetagDatasetRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Required]
    [Range(1, long.MaxValue, ErrorMessage = "must be at least 1")]
    [Description("The most items to predict: those never predicted first, then the least certain, then the oldest.")]
    public long? MaxPredictions { get; init; }
}

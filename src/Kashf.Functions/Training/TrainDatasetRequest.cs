using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Training;

public sealed record TrainDatasetRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";
}

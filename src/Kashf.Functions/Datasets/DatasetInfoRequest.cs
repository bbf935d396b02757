using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Datasets;

public sealed record DatasetInfoRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Description("Whether to list the tags.")]
    public bool Tags { get; init; } = true;
}

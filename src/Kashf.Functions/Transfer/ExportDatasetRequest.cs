using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Transfer;

public sealed record ExportDatasetRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Description("Whether images are named by the addresses that they came from; otherwise by those of the files that this server keeps of them. Texts have none.")]
    public bool OriginalUrls { get; init; } = true;

    [Description("Whether tags are written as titles; otherwise as ids.")]
    public bool TagNames { get; init; }
}

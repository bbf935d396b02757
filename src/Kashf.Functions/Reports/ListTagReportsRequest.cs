using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Reports;

public sealed record ListTagReportsRequest
{
    [Required]
    [Description("The tag.")]
    public long? TagId { get; init; }

    [Description("Only reports that say that the tag holds (true) or does not (false); both where it is absent.")]
    public bool? ReportedPositive { get; init; }
}

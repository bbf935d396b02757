using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Kashf.Functions.Transfer;

public sealed record ImportDatasetRequest
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("The address of the CSV file; or send the file itself as csv_file in multipart/form-data.")]
    public string? CsvUrl { get; init; }

    [Description("Whether the tags of each row are stored as reports; otherwise items alone are added.")]
    public bool ReportItems { get; init; } = true;

    [Description("Whether tags are written as titles; otherwise as ids.")]
    public bool TagNames { get; init; }

    [Description("Whether an import that has ended is done once more: what the file says then wins over later reports. Otherwise the same request tells its result.")]
    public bool Again { get; init; }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Kashf.Functions.Reports;

public sealed record RemoveTagReportRequest : IValidatableObject
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("The text whose report is taken back.")]
    public long? TextId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Or the image.")]
    public long? ImageId { get; init; }

    [Required]
    [Description("The tag that was reported.")]
    public long? TagId { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TextId is null == ImageId is null)
            yield return new ValidationResult("give either text_id or image_id", ["text_id"]);
    }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kashf.Core.Reports;
using Kashf.Functions.Images;

namespace Kashf.Functions.Reports;

[Description("A report: whether a tag holds for an image, or for a face in it.")]
public sealed record ReportImageTagRequest : IValidatableObject
{
    [Required]
    [Description("The image's address.")]
    public string ImageUrl { get; init; } = "";

    [Required]
    [Description("The tag; it names its dataset too.")]
    public long? TagId { get; init; }

    [Description("Whether the tag holds for the image.")]
    public bool Positive { get; init; } = true;

    [Description("In a dataset of faces the face that is meant; the largest clear one where it is absent.")]
    public Box? Box { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Box?.Fault is { } fault ? [new ValidationResult(fault, ["box"])] : [];

    internal ImageReport ToReport() => new(ImageUrl, new TagReport(TagId!.Value, Positive, Box?.ToPixels()));
}

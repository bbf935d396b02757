using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Items;

public sealed record ListImagesRequest : IValidatableObject
{
    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Description("The ids of the images.")]
    public IReadOnlyList<long>? ImageIds { get; init; }

    [Description("Another name of image_ids.")]
    public IReadOnlyList<long>? ImagesIds { get; init; }

    [Description("Another name of image_ids.")]
    public IReadOnlyList<long>? TextIds { get; init; }

    internal IReadOnlyList<long>? AskedIds => ImageIds ?? ImagesIds ?? TextIds;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AskedIds is null)
            yield return new ValidationResult("is required: a list of ids", ["image_ids"]);
    }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kashf.Functions.Hosting;

namespace Kashf.Functions.Datasets;

public sealed record UpdateDatasetRequest : IValidatableObject
{
    [StringLength(FieldRules.SlugLength, MinimumLength = 1)]
    [Description("The dataset's slug. Without it, `slug` names the dataset and stays as it is.")]
    public string? Dataset { get; init; }

    [StringLength(FieldRules.TitleLength, MinimumLength = 1)]
    [RegularExpression(FieldRules.TitlePattern, ErrorMessage = FieldRules.TitleMessage)]
    [Description("The new title.")]
    public string? Title { get; init; }

    [StringLength(FieldRules.SlugLength, MinimumLength = 1)]
    [RegularExpression(FieldRules.Slug, ErrorMessage = FieldRules.SlugMessage)]
    [Description("The new slug, where `dataset` is given.")]
    public string? Slug { get; init; }

    [Description("May be repeated, not changed.")]
    public string? Type { get; init; }

    internal string Current => Dataset ?? Slug ?? "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Dataset ?? Slug))
            yield return new ValidationResult("is required", ["dataset"]);
        if (Title is not null && string.IsNullOrWhiteSpace(Title))
            yield return new ValidationResult("must not be blank", ["title"]);
    }
}

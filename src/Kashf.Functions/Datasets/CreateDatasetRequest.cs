using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kashf.Core.Datasets;
using Kashf.Functions.Hosting;

namespace Kashf.Functions.Datasets;

public sealed record CreateDatasetRequest : IValidatableObject
{
    [Required, StringLength(FieldRules.TitleLength, MinimumLength = 1)]
    [RegularExpression(FieldRules.TitlePattern, ErrorMessage = FieldRules.TitleMessage)]
    [Description("The dataset's title for people.")]
    public string Title { get; init; } = "";

    [Required, StringLength(FieldRules.SlugLength, MinimumLength = 1)]
    [RegularExpression(FieldRules.Slug, ErrorMessage = FieldRules.SlugMessage)]
    [Description("The name by which requests name the dataset.")]
    public string Slug { get; init; } = "";

    [Required]
    [Description("What its items are: text-tag, image-tag or face-tag.")]
    public string Type { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(Type) && !DatasetTypeNames.TryParse(Type, out _))
            yield return new ValidationResult($"must be one of {string.Join(", ", DatasetTypeNames.All)}", ["type"]);
    }

    internal DatasetType ParsedType() => DatasetTypeNames.TryParse(Type, out var type) ? type : throw new InvalidOperationException("The request was not validated.");
}

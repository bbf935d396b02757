using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Datasets;

public sealed record DeleteDatasetRequest : IValidatableObject
{
    [Description("The dataset's slug.")]
    public string? Dataset { get; init; }

    [Description("The same, by the name that create_dataset gives it.")]
    public string? Slug { get; init; }

    internal string Current => Dataset ?? Slug ?? "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Current))
            yield return new ValidationResult("is required", ["dataset"]);
    }
}

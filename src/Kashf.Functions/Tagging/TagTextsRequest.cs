using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Tagging;

public sealed record TagTextsRequest : IValidatableObject
{
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Description("The texts to tag.")]
    public Elements<string> Contents { get; init; } = new([], 0);

    [Description(TaskFields.Wait)]
    public bool Wait { get; init; } = true;

    [Description("Whether a tag is considered only where its parent was accepted.")]
    public bool TreeBased { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description(TaskFields.TaskIds)]
    public IReadOnlyList<string>? TaskIds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description(TaskFields.TasksIds)]
    public IReadOnlyList<string>? TasksIds { get; init; }

    internal IReadOnlyList<string>? AskedTasks => TaskIds ?? TasksIds;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AskedTasks is { } tasks ? TaskFields.Check(tasks) : CheckFields();

    private IEnumerable<ValidationResult> CheckFields()
    {
        if (string.IsNullOrWhiteSpace(Dataset))
            yield return new ValidationResult("is required", ["dataset"]);
        if (Contents is null || Contents.Count == 0)
            yield return new ValidationResult("is required: a list of texts", ["contents"]);
    }
}

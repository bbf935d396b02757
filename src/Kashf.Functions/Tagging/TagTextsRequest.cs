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

    [Description("false answers at once; the result comes when the same request, or its task_ids, is sent again. So it is with true too, with status 202, where the answer takes longer than a request may.")]
    public bool Wait { get; init; } = true;

    [Description("Whether a tag is considered only where its parent was accepted.")]
    public bool TreeBased { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Instead of all else: asks for the results of these tasks.")]
    public IReadOnlyList<string>? TaskIds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Another spelling of task_ids.")]
    public IReadOnlyList<string>? TasksIds { get; init; }

    internal IReadOnlyList<string>? AskedTasks => TaskIds ?? TasksIds;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AskedTasks is { } tasks)
        {
            if (TaskIdRules.Check(tasks) is { } fault)
                yield return fault;
            yield break;
        }

        if (string.IsNullOrWhiteSpace(Dataset))
            yield return new ValidationResult("is required", ["dataset"]);
        if (Contents is null || Contents.Count == 0)
            yield return new ValidationResult("is required: a list of texts", ["contents"]);
    }
}

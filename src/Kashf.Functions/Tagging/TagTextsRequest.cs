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

    private const int MostTasks = 100;

    internal IReadOnlyList<string>? AskedTasks => TaskIds ?? TasksIds;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AskedTasks is { } tasks)
        {
            if (tasks.Count == 0 || tasks.Any(string.IsNullOrEmpty))
                yield return new ValidationResult("must be a list of task ids", ["task_ids"]);
            else if (tasks.Count > MostTasks)
                yield return new ValidationResult($"names {tasks.Count:N0} tasks; at most {MostTasks} are answered at once: ask in parts", ["task_ids"]);
            yield break;
        }

        if (string.IsNullOrWhiteSpace(Dataset))
            yield return new ValidationResult("is required", ["dataset"]);
        if (Contents is null || Contents.Count == 0)
            yield return new ValidationResult("is required: a list of texts", ["contents"]);
    }
}

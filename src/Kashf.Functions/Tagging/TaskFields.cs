using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Tagging;

/// <summary>The fields by which a request that may become a job says whether it waits, or asks for results: the same in each.</summary>
internal static class TaskFields
{
    public const string Wait =
        "false answers at once; the result comes when the same request, or its task_ids, is sent again. So it is with true too, with status 202, where the answer takes longer than a request may.";

    public const string TaskIds = "Instead of all else: asks for the results of these tasks.";

    public const string TasksIds = "Another spelling of task_ids.";

    private const int MostTasks = 100;
    private const string Field = "task_ids";

    /// <returns>What is wrong with the ids of tasks whose results are asked for.</returns>
    public static IEnumerable<ValidationResult> Check(IReadOnlyList<string> tasks)
    {
        if (tasks.Count == 0 || tasks.Any(string.IsNullOrEmpty))
            yield return new ValidationResult("must be a list of task ids", [Field]);
        else if (tasks.Count > MostTasks)
            yield return new ValidationResult($"names {tasks.Count:N0} tasks; at most {MostTasks} are answered at once: ask in parts", [Field]);
    }
}

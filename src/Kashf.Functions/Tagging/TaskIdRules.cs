using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Tagging;

/// <summary>What holds for the ids of tasks whose results are asked for.</summary>
internal static class TaskIdRules
{
    private const int MostTasks = 100;
    private const string Field = "task_ids";

    public static ValidationResult? Check(IReadOnlyList<string> tasks)
    {
        if (tasks.Count == 0 || tasks.Any(string.IsNullOrEmpty))
            return new ValidationResult("must be a list of task ids", [Field]);
        return tasks.Count > MostTasks
            ? new ValidationResult($"names {tasks.Count:N0} tasks; at most {MostTasks} are answered at once: ask in parts", [Field])
            : null;
    }
}

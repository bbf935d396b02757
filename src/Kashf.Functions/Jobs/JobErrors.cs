using Kashf.Core.Results;

namespace Kashf.Functions.Jobs;

internal static class JobErrors
{
    public const string Unexpected = "the job stopped unexpectedly; send the request again, and tell an operator if it stops again";

    public const string TakenOver = "the dataset was deleted, or another job began on it at the same moment; send the request again";

    public static Error NotFound(string taskId) =>
        Error.Field(ErrorKind.NotFound, "task-not-found", "task_ids", $"there is no task '{taskId}', or its result has expired; send the request again");
}

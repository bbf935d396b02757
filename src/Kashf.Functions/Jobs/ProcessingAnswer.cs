using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Kashf.Functions.Jobs;

[Description("A job that has no result yet, or failed.")]
public sealed record ProcessingAnswer
{
    [Description("processing, or failed.")]
    public required string State { get; init; }

    [Description("Send them to the same endpoint to ask for the result; or send the same request again.")]
    public required IReadOnlyList<string> TaskIds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Why the job failed. Sending the request again starts it anew.")]
    public string? Detail { get; init; }

    public static ProcessingAnswer Processing(IReadOnlyList<string> taskIds) => new() { State = "processing", TaskIds = taskIds };

    public static ProcessingAnswer Failed(string taskId, string detail) => new() { State = "failed", TaskIds = [taskId], Detail = detail };
}

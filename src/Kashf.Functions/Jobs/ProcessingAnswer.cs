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

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("How much of the work is done, 0 to 1; absent where the job does not say.")]
    public double? Progress { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Parts of the work that are done, e.g. segments of videos, of those known so far.")]
    public int? Done { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Parts of the work that are known so far.")]
    public int? Total { get; init; }

    public static ProcessingAnswer Processing(IReadOnlyList<string> taskIds, JobStanding? standing) =>
        new() { State = "processing", TaskIds = taskIds, Progress = standing?.Progress, Done = standing?.Done, Total = standing?.Total };

    public static ProcessingAnswer Failed(string taskId, string detail) => new() { State = "failed", TaskIds = [taskId], Detail = detail };
}

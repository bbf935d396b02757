using System.ComponentModel;
using System.Text.Json.Serialization;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Functions.Images;

namespace Kashf.Functions.Reports;

[Description("What is stored of an item after a report, or why the report was refused.")]
public sealed record ReportAnswer
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("The item's whole report, as a JSON text: [[tag_id, positive], ...].")]
    public string? Report { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("The item.")]
    public long? Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("In a dataset of faces the face that the report was taken to mean.")]
    public Box? Box { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Why this report was refused; the others are stored.")]
    public string? Error { get; init; }

    public static ReportAnswer From(Result<ReportedItem> outcome) => outcome.IsSuccess
        ? new ReportAnswer { Report = Render(outcome.Value.Reports), Id = outcome.Value.Id }
        : new ReportAnswer { Error = outcome.Error.Detail };

    public static ReportAnswer From(Result<ReportedImage> outcome) => From(outcome.Map(image => image.Item)) with
    {
        Box = outcome.Value?.Box is { } box ? Box.From(box) : null,
    };

    private static string Render(IReadOnlyList<TagReport> reports) =>
        $"[{string.Join(',', reports.Select(report => $"[{report.TagId},{(report.Positive ? "true" : "false")}]"))}]";
}

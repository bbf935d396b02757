using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Kashf.Core.Reports;

namespace Kashf.Functions.Reports;

[Description("A report: whether a tag holds for a text.")]
public sealed record ReportTextTagRequest
{
    [Required]
    [Description("The text.")]
    public string Content { get; init; } = "";

    [Required]
    [Description("The tag; it names its dataset too.")]
    public long? TagId { get; init; }

    [Description("Whether the tag holds for the text.")]
    public bool Positive { get; init; } = true;

    internal TextReport ToReport() => new(Content, new TagReport(TagId!.Value, Positive));
}

using System.ComponentModel;
using System.Text.Json.Serialization;
using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Reports;

namespace Kashf.Functions.Items;

[Description("An item, by what it is.")]
public sealed record ItemAnswer
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("In datasets of texts.")]
    public TextItemAnswer? Text { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("In datasets of images and faces.")]
    public ImageItemAnswer? Image { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("How probable the tag is to a model that was not shown this report; in lists of reports that it contradicts.")]
    public double? Probability { get; init; }

    public static ItemAnswer From(DatasetType type, Item item) => type == DatasetType.Text
        ? new ItemAnswer { Text = TextItemAnswer.From(item) }
        : new ItemAnswer { Image = ImageItemAnswer.From(item) };

    public static ItemAnswer From(DatasetType type, NotSureReport report) => From(type, report.Item) with
    {
        Probability = Math.Round((double)report.Probability, ItemData.Decimals),
    };
}

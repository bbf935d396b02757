using System.ComponentModel;
using System.Text.Json.Serialization;
using Kashf.Core.Datasets;
using Kashf.Functions.Datasets;

namespace Kashf.Functions.Transfer;

[Description("Where an import or export stands. dataset_info tells its progress; the same request, sent again, its result.")]
public sealed record TransferAnswer
{
    public required string Dataset { get; init; }

    [Description("waiting, importing, imported, exporting, exported or failed.")]
    public required string State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Why it failed. Sending the request again starts it anew.")]
    public string? Detail { get; init; }

    public static TransferAnswer From(Dataset dataset) => new() { Dataset = dataset.Slug, State = StateNames.Of(dataset.State) };

    public static TransferAnswer Failed(Dataset dataset, string detail) =>
        new() { Dataset = dataset.Slug, State = StateNames.Of(DatasetState.Failed), Detail = detail };
}

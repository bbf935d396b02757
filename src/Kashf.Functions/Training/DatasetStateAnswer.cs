using System.ComponentModel;
using Kashf.Core.Datasets;
using Kashf.Functions.Datasets;

namespace Kashf.Functions.Training;

[Description("Where a dataset's job stands; dataset_info tells how it goes on.")]
public sealed record DatasetStateAnswer(string Dataset, string State)
{
    public static DatasetStateAnswer From(Dataset dataset) => new(dataset.Slug, StateNames.Of(dataset.State));
}

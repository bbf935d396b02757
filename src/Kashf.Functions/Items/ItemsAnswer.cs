using System.ComponentModel;
using Kashf.Core.Datasets;
using Kashf.Core.Items;

namespace Kashf.Functions.Items;

[Description("Items by their ids; ids that the dataset has not are passed over.")]
public sealed record ItemsAnswer(int Count, IReadOnlyList<ItemAnswer> Results)
{
    public static ItemsAnswer From(DatasetType type, IReadOnlyList<Item> items) =>
        new(items.Count, [.. items.Select(item => ItemAnswer.From(type, item))]);
}

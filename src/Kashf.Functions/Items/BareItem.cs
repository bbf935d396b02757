using Kashf.Core.Datasets;
using Kashf.Core.Items;

namespace Kashf.Functions.Items;

/// <summary>An item as it stands by itself in lists whose documents name no kind.</summary>
internal static class BareItem
{
    public static object From(DatasetType type, Item item) =>
        type == DatasetType.Text ? TextItemAnswer.From(item) : ImageItemAnswer.From(item);
}

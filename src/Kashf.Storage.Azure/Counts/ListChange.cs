using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Counts;

/// <summary>By how many entries lists have grown or shrunk.</summary>
internal sealed class ListChange : Dictionary<string, int>
{
    /// <summary>What the change of one document does to the lists.</summary>
    /// <param name="before">Null where the document is new.</param>
    public static ListChange Between(ItemDocument? before, ItemDocument after)
    {
        var change = new ListChange();
        change.Add(ListName.Items, before is null ? 1 : 0);
        change.Add(ListName.ReportedItems, (after.Reported ? 1 : 0) - (before is { Reported: true } ? 1 : 0));
        change.Add(ListName.Reports, after.Reports.Count - (before?.Reports.Count ?? 0));
        foreach (var list in after.Lists.Keys)
            change.Add(list, 1);
        foreach (var list in before?.Lists.Keys ?? [])
            change.Add(list, -1);
        return change;
    }

    /// <summary>What it does to the lists that an item is deleted.</summary>
    public static ListChange OfRemoval(ItemDocument item)
    {
        var change = new ListChange();
        foreach (var (list, entries) in Between(null, item))
            change.Add(list, -entries);
        return change;
    }

    public void Add(IReadOnlyDictionary<string, int> other)
    {
        foreach (var (list, entries) in other)
            Add(list, entries);
    }

    private new void Add(string list, int entries)
    {
        if (entries + this.GetValueOrDefault(list) is var sum and not 0)
            this[list] = sum;
        else
            Remove(list);
    }
}

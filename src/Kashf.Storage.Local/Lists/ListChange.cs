namespace Kashf.Storage.Local.Lists;

/// <param name="Added">1 for an entry that was added, -1 for one that was removed.</param>
internal readonly record struct ListChange(ListKind List, long TagId, long Place, bool Positive, int Added) : IComparable<ListChange>
{
    public int CompareTo(ListChange other)
    {
        var byTag = TagId.CompareTo(other.TagId);
        if (byTag != 0)
        {
            return byTag;
        }

        var byList = List - other.List;
        return byList != 0 ? byList : Place.CompareTo(other.Place);
    }

    public bool IsOfSameList(ListChange other) => TagId == other.TagId && List == other.List;
}

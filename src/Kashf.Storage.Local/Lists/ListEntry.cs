namespace Kashf.Storage.Local.Lists;

/// <param name="Positive">Of the report that the entry stands for; true in lists that have no reports.</param>
internal readonly record struct ListEntry(long Place, bool Positive)
{
    public long ItemId => Lists.Place.Item(Place);
}

using Kashf.Core.Items;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Reports;

namespace Kashf.Storage.Local.Items;

/// <summary>A dataset's items by id, in ranges.</summary>
internal static class ItemRanges
{
    private const int MostCharacters = 2 << 20;

    public static List<ItemRange> Split(LocalConnection db, long accountId, long datasetId, int size)
    {
        var ids = db.Prepare(
            """
            SELECT i.id FROM live_datasets d JOIN items i INDEXED BY items_dataset ON i.dataset_id = d.id
            WHERE d.id = ?1 AND d.account_id = ?2 ORDER BY i.id
            """);
        var ranges = new List<ItemRange>();
        try
        {
            ids.Bind(datasetId, accountId);
            for (var count = 0; ids.Step(); count++)
            {
                var id = ids.Integer(0);
                if (count % size == 0)
                {
                    ranges.Add(new ItemRange(id, id));
                }

                ranges[^1] = ranges[^1] with { Last = id };
            }

            return ranges;
        }
        finally
        {
            ids.Reset();
        }
    }

    public static ItemPage<Item, long?> Read(LocalConnection db, long accountId, long datasetId, ItemRange range, int most)
    {
        var items = new List<Item>();
        var reader = new ItemReader(db, datasetId);
        var ids = db.Prepare(
            """
            SELECT i.id FROM live_datasets d JOIN items i INDEXED BY items_dataset ON i.dataset_id = d.id
            WHERE d.id = ?1 AND d.account_id = ?2 AND i.id BETWEEN ?3 AND ?4 ORDER BY i.id LIMIT ?5
            """);
        long characters = 0;
        try
        {
            ids.Bind(datasetId, accountId, range.First, range.Last, most);
            while (characters < MostCharacters && ids.Step())
            {
                var item = reader.Read(ids.Integer(0))!;
                characters += item.Content.Length;
                items.Add(item);
            }
        }
        finally
        {
            ids.Reset();
        }

        var next = items.Count == most || characters >= MostCharacters ? items[^1].Id : (long?)null;
        return new ItemPage<Item, long?>(items, next);
    }
}

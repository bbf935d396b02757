using Kashf.Core.Items;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Items;

/// <summary>Cuts a dataset into ranges of items.</summary>
internal static class ItemRanges
{
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
}

using Kashf.Core.Datasets;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Search;

/// <summary>Indexes the items of a database that is older than the index.</summary>
internal static class SearchFilling
{
    public static void Run(LocalConnection db)
    {
        foreach (var (datasetId, dataset) in Datasets(db))
        {
            var index = new SearchIndex(db, dataset);
            var items = db.Prepare("SELECT id FROM items INDEXED BY items_dataset WHERE dataset_id = ?1 ORDER BY id");
            try
            {
                items.Bind(datasetId);
                while (items.Step())
                {
                    index.Renew(items.Integer(0));
                }
            }
            finally
            {
                items.Reset();
            }
        }
    }

    private static List<(long Id, DatasetWords Words)> Datasets(LocalConnection db) => db.All(
        "SELECT id, type, number FROM datasets ORDER BY id",
        row => (row.Integer(0), DatasetWords.Of(Enum.Parse<DatasetType>(row.Text(1)), row.Integer(2))));
}

using Kashf.Core.Datasets;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Reports;

namespace Kashf.Storage.Local.Search;

/// <summary>Indexes the items of a database that is older than the index.</summary>
internal static class SearchFilling
{
    public static void Run(LocalConnection db)
    {
        var reports = new ReportReader(db);
        foreach (var (datasetId, dataset) in Datasets(db))
        {
            var index = new SearchIndex(db, dataset);
            var items = db.Prepare("SELECT id, content FROM items WHERE dataset_id = ?1 ORDER BY id");
            try
            {
                items.Bind(datasetId);
                while (items.Step())
                {
                    var id = items.Integer(0);
                    index.Add(id, IndexedWords.Of(dataset, items.Text(1)), reports.Read(id));
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

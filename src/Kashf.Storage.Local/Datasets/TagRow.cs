using Kashf.Core.Datasets;
using Kashf.Core.Tags;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Datasets;

internal static class TagRow
{
    public const string Columns = "id, account_id, dataset_id, title, active, parent_id, precision, recall, revision";

    public static Tag Read(Statement row) => new()
    {
        Id = row.Integer(0),
        AccountId = row.Integer(1),
        DatasetId = row.Integer(2),
        Title = row.Text(3),
        Active = row.Boolean(4),
        ParentId = row.NullableInteger(5),
        Evaluation = EvaluationColumns.Read(row, 6),
        ETag = ETags.Of(row.Integer(8)),
    };
}

using Kashf.Core.Datasets;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Datasets;

internal static class DatasetRow
{
    public const string Columns =
        "id, account_id, slug, title, type, created_at, state, detail, model_version, trained_at, precision, recall, progress, revision, job";

    public static Dataset Read(Statement row) => new()
    {
        Id = row.Integer(0),
        AccountId = row.Integer(1),
        Slug = row.Text(2),
        Title = row.Text(3),
        Type = Enum.Parse<DatasetType>(row.Text(4)),
        CreatedAt = row.Time(5),
        State = Enum.Parse<DatasetState>(row.Text(6)),
        Detail = row.NullableText(7),
        ModelVersion = row.NullableText(8),
        TrainedAt = row.NullableTime(9),
        Evaluation = EvaluationColumns.Read(row, 10),
        Progress = row.NullableReal(12),
        ETag = ETags.Of(row.Integer(13)),
        JobId = row.NullableText(14),
    };
}

using Kashf.Core.Datasets;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Datasets;

internal static class EvaluationColumns
{
    /// <param name="first">The column of the precision; the recall is the next one.</param>
    public static Evaluation? Read(Statement row, int first) =>
        row.NullableReal(first) is { } precision && row.NullableReal(first + 1) is { } recall
            ? new Evaluation(precision, recall)
            : null;
}

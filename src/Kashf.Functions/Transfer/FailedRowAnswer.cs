using System.ComponentModel;
using Kashf.Core.Transfer;

namespace Kashf.Functions.Transfer;

[Description("A row that was not taken: its number (1 follows the header), the line it begins in, and why.")]
public sealed record FailedRowAnswer(long Row, long Line, string Reason)
{
    public static FailedRowAnswer From(FailedRow row) => new(row.Row, row.Line, row.Reason);
}

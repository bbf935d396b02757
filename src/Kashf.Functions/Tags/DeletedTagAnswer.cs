using System.ComponentModel;
using Kashf.Core.Tags;

namespace Kashf.Functions.Tags;

[Description("What a deletion took with it.")]
public sealed record DeletedTagAnswer(string Dataset, long DeletedReports)
{
    public static DeletedTagAnswer From(DeletedTag deleted) => new(deleted.DatasetSlug, deleted.Reports);
}

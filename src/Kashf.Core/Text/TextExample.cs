using Kashf.Core.Reports;
using Kashf.Core.Learning;

namespace Kashf.Core.Text;

/// <summary>A text of a dataset with what was reported of it; an unreported text has no reports.</summary>
public sealed record TextExample(long ItemId, string Content, IReadOnlyList<TagReport> Reports);

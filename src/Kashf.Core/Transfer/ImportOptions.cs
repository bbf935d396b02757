namespace Kashf.Core.Transfer;

/// <summary>How the columns of an import are meant.</summary>
/// <param name="TagNames">Tags are written as titles; otherwise as ids.</param>
/// <param name="ReportItems">Take the reports; otherwise items alone, and no column of tags is read.</param>
public sealed record ImportOptions(bool TagNames, bool ReportItems = true);

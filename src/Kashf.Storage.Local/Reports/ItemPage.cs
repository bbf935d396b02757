namespace Kashf.Storage.Local.Reports;

/// <param name="Next">Where the next page begins; null after the last one.</param>
internal sealed record ItemPage<TItem, TPosition>(IReadOnlyList<TItem> Items, TPosition? Next);

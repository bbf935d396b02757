namespace Kashf.Storage.Local.Lists;

/// <summary>A tag's lists; the numbers are stored.</summary>
internal enum ListKind
{
    Predictions = 0,
    Reports = 1,
    Contradictions = 2,
}

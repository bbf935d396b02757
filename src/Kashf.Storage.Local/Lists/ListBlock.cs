namespace Kashf.Storage.Local.Lists;

/// <summary>Counts of a list's entries from one place up to that of the next block.</summary>
internal readonly record struct ListBlock(long FirstPlace, long Positives, long Negatives)
{
    public long Entries => Positives + Negatives;

    public ListBlock With(bool positive, int added) =>
        positive ? this with { Positives = Positives + added } : this with { Negatives = Negatives + added };
}

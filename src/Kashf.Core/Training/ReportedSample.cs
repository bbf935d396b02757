using Kashf.Core.Reports;
using Kashf.Core.Tags;

namespace Kashf.Core.Training;

/// <summary>
/// Which reported items a training takes where there are more than it can hold: a sample in which tags have the shares
/// that they have among all, but for rare tags, of which enough is taken to learn them. The same each time.
/// </summary>
internal sealed class ReportedSample
{
    private const double EnoughOfATag = 1000;

    private readonly double share;
    private readonly Dictionary<long, double> shareOfTag;

    /// <param name="counts">Of the dataset's tags.</param>
    /// <param name="reportedItems">Of the dataset.</param>
    /// <param name="limit">About how many to take, besides what rare tags need.</param>
    public ReportedSample(IReadOnlyList<TagCounts> counts, long reportedItems, int limit)
    {
        share = Math.Min(1, (double)limit / Math.Max(1, reportedItems));
        shareOfTag = counts.ToDictionary(tag => tag.TagId, tag => EnoughOfATag / Math.Max(1, tag.Reports));
    }

    public bool Takes(TextItem item)
    {
        if (share >= 1)
            return true;
        var wanted = share;
        foreach (var report in item.Reports)
            wanted = Math.Max(wanted, shareOfTag.GetValueOrDefault(report.TagId));
        return Fraction(item.Id) < wanted;
    }

    /// <summary>Spreads ids evenly over 0 to 1 (the finalizer of SplitMix64; Steele, Lea, Flood, OOPSLA 2014).</summary>
    private static double Fraction(long id)
    {
        var mixed = (ulong)id;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;
        return mixed / (double)ulong.MaxValue;
    }
}

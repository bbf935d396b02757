using Kashf.Core.Reports;

namespace Kashf.Core.Learning;

/// <summary>What is known of an item and a tag.</summary>
internal enum Target : sbyte
{
    Unknown,
    Positive,
    Negative,

    /// <summary>Reported positive for other tags only.</summary>
    WeakNegative,

    /// <summary>Not reported at all; a negative where the tag has no other contrast.</summary>
    Unreported,
}

/// <summary>What to learn: rows of a matrix against tags.</summary>
internal sealed class TagTargets
{
    private readonly Target[][] targets;
    private readonly float weakNegativeWeight;
    private readonly float[] unreportedWeights;

    /// <param name="tagIds">The tags to learn.</param>
    /// <param name="reports">The reports of each row; none for an unreported item. The last of contradicting reports holds.</param>
    /// <param name="weakNegativeWeight">What a <see cref="Target.WeakNegative"/> counts where tags may come together.</param>
    public TagTargets(IReadOnlyList<long> tagIds, IReadOnlyList<IReadOnlyList<TagReport>> reports, float weakNegativeWeight)
    {
        TagIds = tagIds;
        Rows = reports.Count;
        var indexes = tagIds.Select((id, index) => (id, index)).ToDictionary(tag => tag.id, tag => tag.index);
        targets = [.. tagIds.Select(_ => new Target[Rows])];
        PositiveTags = new int[Rows];
        for (var row = 0; row < Rows; row++)
            Record(row, reports[row], indexes);
        AddWeakNegatives();
        IsExclusive = tagIds.Count > 1 && ReportedRows.All(row => PositiveTags[row] == 1);
        this.weakNegativeWeight = IsExclusive ? 1f : weakNegativeWeight;
        unreportedWeights = [.. Enumerable.Range(0, tagIds.Count).Select(UnreportedWeight)];
    }

    public IReadOnlyList<long> TagIds { get; }

    public int Rows { get; }

    /// <summary>The rows that any tag learns from, unreported ones only where a tag has no other contrast.</summary>
    public IReadOnlyList<int> LearningRows { get; private set; } = [];

    /// <summary>The rows with a report for a tag to learn.</summary>
    public IReadOnlyList<int> ReportedRows { get; private set; } = [];

    /// <summary>How many tags each row is reported to have.</summary>
    public int[] PositiveTags { get; }

    /// <summary>Every reported row has exactly one tag.</summary>
    public bool IsExclusive { get; }

    public ReadOnlySpan<Target> Of(int tag) => targets[tag];

    public float Weight(int tag, Target target) => target switch
    {
        Target.Positive or Target.Negative => 1f,
        Target.WeakNegative => weakNegativeWeight,
        Target.Unreported => unreportedWeights[tag],
        _ => 0f,
    };

    /// <summary>What a row counts when answers are judged: weak negatives are taken at their word.</summary>
    public float EvaluationWeight(int tag, Target target) => target switch
    {
        Target.Unknown => 0f,
        Target.Unreported => unreportedWeights[tag],
        _ => 1f,
    };

    public int Count(int tag, Target target) => targets[tag].AsSpan().Count(target);

    /// <summary>The share of the tag among the rows that say anything about it, 0 to 1.</summary>
    public float Prior(int tag)
    {
        var total = 0f;
        foreach (var target in targets[tag])
            total += EvaluationWeight(tag, target);
        return Count(tag, Target.Positive) / total;
    }

    // As many as there are positives, twice: enough to tell from, and too few to drown the reports.
    private float UnreportedWeight(int tag) =>
        Math.Min(weakNegativeWeight, 2f * Count(tag, Target.Positive) / Math.Max(1, Count(tag, Target.Unreported)));

    private void Record(int row, IReadOnlyList<TagReport> reports, Dictionary<long, int> indexes)
    {
        foreach (var report in reports)
            if (indexes.TryGetValue(report.TagId, out var tag))
                targets[tag][row] = report.Positive ? Target.Positive : Target.Negative;
        foreach (var tag in targets)
            PositiveTags[row] += tag[row] == Target.Positive ? 1 : 0;
    }

    private void AddWeakNegatives()
    {
        ReportedRows = [.. Enumerable.Range(0, Rows).Where(row => targets.Any(tag => tag[row] != Target.Unknown))];
        var reported = ReportedRows.ToHashSet();
        var needsUnreported = false;
        foreach (var tag in targets)
        {
            foreach (var row in ReportedRows)
                if (tag[row] == Target.Unknown && PositiveTags[row] > 0)
                    tag[row] = Target.WeakNegative;
            if (tag.Contains(Target.Negative) || tag.Contains(Target.WeakNegative))
                continue;
            needsUnreported = true;
            for (var row = 0; row < Rows; row++)
                if (!reported.Contains(row))
                    tag[row] = Target.Unreported;
        }
        LearningRows = needsUnreported ? [.. Enumerable.Range(0, Rows)] : ReportedRows;
    }
}

namespace Kashf.Core.Learning;

/// <summary>
/// Splits rows into folds: each fold gets its share of every tag, and rows with the same fingerprint stay together, so
/// that no model is asked about a copy of what it learnt.
/// </summary>
internal static class FoldAssignment
{
    /// <summary>The fold of rows that are in no fold.</summary>
    public const int None = -1;

    public static int[] Assign(TagTargets targets, IReadOnlyList<ulong> fingerprints, int folds, int seed)
    {
        var groups = targets.LearningRows.GroupBy(row => fingerprints[row]).Select(group => group.ToArray()).ToArray();
        new Random(seed).Shuffle(groups);
        var assigned = new int[targets.Rows];
        Array.Fill(assigned, None);
        var next = 0;
        foreach (var group in groups.OrderBy(group => Stratum(targets, group[0])))
        {
            foreach (var row in group)
                assigned[row] = next;
            next = (next + 1) % folds;
        }
        return assigned;
    }

    private static int Stratum(TagTargets targets, int row)
    {
        for (var tag = 0; tag < targets.TagIds.Count; tag++)
            if (targets.Of(tag)[row] == Target.Positive)
                return tag;
        return targets.TagIds.Count;
    }
}

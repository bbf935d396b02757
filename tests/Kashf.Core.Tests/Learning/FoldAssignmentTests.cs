using Kashf.Core.Learning;
using Kashf.Core.Reports;

namespace Kashf.Core.Tests.Learning;

public sealed class FoldAssignmentTests
{
    [Fact]
    public void Assign_RowsOfTwoTags_SpreadsEachEvenly()
    {
        var folds = Assign(60, row => row < 40 ? 1 : 2, row => (ulong)row);
        for (var fold = 0; fold < 5; fold++)
        {
            Assert.Equal(8, Enumerable.Range(0, 40).Count(row => folds[row] == fold));
            Assert.Equal(4, Enumerable.Range(40, 20).Count(row => folds[row] == fold));
        }
    }

    [Fact]
    public void Assign_SameFingerprint_StaysTogether()
    {
        var folds = Assign(60, row => 1 + (row % 2), row => (ulong)(row / 4));
        for (var row = 0; row < 60; row++)
            Assert.Equal(folds[row / 4 * 4], folds[row]);
    }

    [Fact]
    public void Assign_UnreportedRows_AreInNoFold()
    {
        var folds = Assign(30, row => row < 20 ? 1 + (row % 2) : null, row => (ulong)row);
        Assert.All(folds[20..], fold => Assert.Equal(FoldAssignment.None, fold));
    }

    private static int[] Assign(int rows, Func<int, int?> tagOf, Func<int, ulong> fingerprint)
    {
        IReadOnlyList<TagReport>[] reports =
            [.. Enumerable.Range(0, rows).Select(row => tagOf(row) is { } tag ? new[] { new TagReport(tag, true) } : [])];
        var targets = new TagTargets([1, 2], reports, 0.5f);
        return FoldAssignment.Assign(targets, [.. Enumerable.Range(0, rows).Select(fingerprint)], 5, seed: 1);
    }
}

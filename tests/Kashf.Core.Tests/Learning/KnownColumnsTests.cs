using Kashf.Core.Learning;

namespace Kashf.Core.Tests.Learning;

public sealed class KnownColumnsTests
{
    // Column 0 is in all rows, column 1 in rows 0 and 1 (one in each fold), column 2 in row 0 only.
    private static readonly FeatureMatrix Matrix = new(3, [0, 3, 5, 6, 7], [0, 1, 2, 0, 1, 0, 0], [3f, 4f, 2f, 0.6f, 0.8f, 1f, 1f]);
    private readonly KnownColumns known = new(Matrix, [0, 1, 1, FoldAssignment.None], folds: 2);

    [Theory]
    [InlineData(FoldAssignment.None, 1, 3)]
    [InlineData(FoldAssignment.None, 2, 2)]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 1, 3)]
    public void Count_WithoutFold_IsOfColumnsInOtherRows(int heldOut, int fewestRows, int expected) =>
        Assert.Equal(expected, known.Count(heldOut, fewestRows));

    [Fact]
    public void ClearUnknown_ColumnOfHeldOutRowsOnly_IsZero()
    {
        float[] values = [1, 1, 1];
        known.ClearUnknown(values, heldOut: 0, fewestRows: 1);
        Assert.Equal([1, 1, 0], values);
    }

    [Fact]
    public void HeldOutLength_RowWithStrangeColumn_IsOfThoseShared()
    {
        Assert.Equal(1f, known.HeldOutLength(row: 0, fewestRows: 1), 1e-6f);
        Assert.Equal(0.6f, known.HeldOutLength(row: 0, fewestRows: 2), 1e-6f);
    }

    [Fact]
    public void HeldOutLength_NothingKnown_IsOne()
    {
        var strange = new KnownColumns(new FeatureMatrix(1, [0, 1], [0], [5f]), [0], folds: 1);
        Assert.Equal(1f, strange.HeldOutLength(row: 0, fewestRows: 1));
    }

    [Fact]
    public void Frequencies_WithAndWithoutColumnsOfOneRow_OffersWhatDiffers()
    {
        Assert.Equal([1, 2], known.Frequencies);
        Assert.Equal([2], new KnownColumns(new FeatureMatrix(1, [0, 1, 2], [0, 0], [1f, 1f]), [0, 0], folds: 1).Frequencies);
        Assert.Equal([1], new KnownColumns(new FeatureMatrix(1, [0, 1], [0], [1f]), [0], folds: 1).Frequencies);
    }
}

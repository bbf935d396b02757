using Kashf.Core.Learning;
using Kashf.Core.Tags;

namespace Kashf.Core.Tests.Learning;

public sealed class TrainingRequirementsTests
{
    [Theory]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public void Check_EnoughOfOneTag_FindsNothing(long positives, long negatives, long unreported) =>
        Assert.Empty(TrainingRequirements.OfConcepts.Check([new TagCounts(1, positives, negatives)], unreported));

    [Fact]
    public void Check_PositivesOfAnotherTag_AreContrast()
    {
        var shortfalls = TrainingRequirements.OfConcepts.Check([new TagCounts(1, 2, 0), new TagCounts(2, 1, 0)], 0);
        Assert.Equal([new TrainingShortfall(2, Lacking.Positives, 1, 2)], shortfalls);
    }

    [Fact]
    public void Check_PositivesAlone_LackContrast() =>
        Assert.Equal([new TrainingShortfall(1, Lacking.Contrast, 0, 1)], TrainingRequirements.OfConcepts.Check([new TagCounts(1, 50, 0)], 0));

    [Fact]
    public void Check_NegativesAlone_LackPositives() =>
        Assert.Equal([new TrainingShortfall(1, Lacking.Positives, 0, 2)], TrainingRequirements.OfConcepts.Check([new TagCounts(1, 0, 50)], 100));
}

using Kashf.Core.Tagging;
using Kashf.Core.Tags;

namespace Kashf.Core.Tests.Tagging;

public sealed class TagSelectionTests
{
    [Fact]
    public void Select_Flat_AnswersFromTheThresholdOnMostProbableFirst()
    {
        var tags = new[] { NewTag(1), NewTag(2), NewTag(3) };

        var found = Select(tags, treeBased: false, (1, 0.5f, 0.5f), (2, 0.3f, 0.9f), (3, 0.5f, 0.49f));

        Assert.Equal([2, 1], found.Select(tag => tag.TagId));
        Assert.Equal([0.9f, 0.5f], found.Select(tag => (float)tag.Probability));
    }

    [Fact]
    public void Select_TagsChangedSinceTraining_AnswersThoseThatStandByTheirNewTitles()
    {
        var tags = new[] { NewTag(1, title: "renamed"), NewTag(2, active: false), NewTag(4) };

        var found = Select(tags, treeBased: true, (1, 0.1f, 0.9f), (2, 0.1f, 0.9f), (3, 0.1f, 0.9f));

        Assert.Equal("renamed", Assert.Single(found).Title);
    }

    [Fact]
    public void Select_TreeBased_AChildNeedsEveryAncestor()
    {
        var tags = new[] { NewTag(1), NewTag(2, parentId: 1), NewTag(3, parentId: 2) };

        Assert.Equal([3, 2, 1], Ids(Select(tags, true, (1, 0.5f, 0.6f), (2, 0.5f, 0.7f), (3, 0.5f, 0.8f))));
        Assert.Equal([1], Ids(Select(tags, true, (1, 0.5f, 0.6f), (2, 0.5f, 0.4f), (3, 0.5f, 0.8f))));
        Assert.Empty(Select(tags, true, (1, 0.5f, 0.4f), (2, 0.5f, 0.7f), (3, 0.5f, 0.8f)));
        Assert.Equal([3, 2], Ids(Select(tags, false, (1, 0.5f, 0.4f), (2, 0.5f, 0.7f), (3, 0.5f, 0.8f))));
    }

    [Fact]
    public void Select_InactiveOrUntrainedParent_TheNearestAboveItDecides()
    {
        var tags = new[] { NewTag(1), NewTag(2, parentId: 1, active: false), NewTag(3, parentId: 2), NewTag(4, parentId: 3) };

        // Tag 3 was never trained: from 4 the way up leads over 3 and 2 to 1.
        Assert.Equal([4, 1], Ids(Select(tags, true, (1, 0.5f, 0.6f), (2, 0.5f, 0.1f), (4, 0.5f, 0.8f))));
        Assert.Empty(Select(tags, true, (1, 0.5f, 0.4f), (2, 0.5f, 0.9f), (4, 0.5f, 0.8f)));
    }

    [Theory]
    [InlineData(0.3f, 0.4f, 0.3f, 2L)]
    [InlineData(0.15f, 0.2f, 0.14f, null)] // more probably none of them
    [InlineData(0.4f, 0.3f, 0.3f, null)] // the most probable is not answered any more
    [InlineData(0.2f, 0.3f, 0.45f, 3L)]
    public void Select_ExclusiveBelowEveryThreshold_AnswersTheMostProbable(float first, float second, float third, long? answered)
    {
        var tags = new[] { NewTag(1, active: false), NewTag(2), NewTag(3) };
        var selection = TagSelection.Create([1, 2, 3], [0.5f, 0.5f, 0.5f], tags, treeBased: false, isExclusive: true);

        Assert.Equal(answered, selection.Select([first, second, third]).SingleOrDefault()?.TagId);
    }

    [Fact]
    public void Select_Ring_EndsAndNeedsAllOfIt()
    {
        var tags = new[] { NewTag(1, parentId: 2), NewTag(2, parentId: 1), NewTag(3, parentId: 4), NewTag(4, parentId: 5, active: false), NewTag(5, parentId: 4, active: false) };

        Assert.Equal([3, 2, 1], Ids(Select(tags, true, (1, 0.5f, 0.6f), (2, 0.5f, 0.7f), (3, 0.5f, 0.8f))));
        Assert.Equal([3], Ids(Select(tags, true, (1, 0.5f, 0.6f), (2, 0.5f, 0.4f), (3, 0.5f, 0.8f))));
    }

    internal static Tag NewTag(long id, long? parentId = null, bool active = true, string? title = null) =>
        new() { Id = id, AccountId = 1, DatasetId = 1, Title = title ?? $"tag {id}", ParentId = parentId, Active = active };

    internal static IReadOnlyList<TagPrediction> Select(Tag[] tags, bool treeBased, params (long Id, float Threshold, float Probability)[] model) =>
        TagSelection.Create([.. model.Select(tag => tag.Id)], [.. model.Select(tag => tag.Threshold)], tags, treeBased)
            .Select([.. model.Select(tag => tag.Probability)]);

    private static IEnumerable<long> Ids(IEnumerable<TagPrediction> found) => found.Select(tag => tag.TagId);
}

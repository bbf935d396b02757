using Kashf.Core.Tags;

namespace Kashf.Core.Tests.Tags;

public sealed class TagTreeTests
{
    private static readonly Tag[] Tags = [NewTag(1, null), NewTag(2, 1), NewTag(3, 2), NewTag(4, null)];

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(3, 1, true)]
    [InlineData(3, 2, true)]
    [InlineData(1, 3, false)]
    [InlineData(4, 1, false)]
    [InlineData(9, 1, false)]
    public void IsAtOrBelow_Tree_FollowsParents(long tag, long ancestor, bool expected) =>
        Assert.Equal(expected, TagTree.IsAtOrBelow(Tags, tag, ancestor));

    [Fact]
    public void IsAtOrBelow_Ring_Ends()
    {
        Tag[] ring = [NewTag(1, 2), NewTag(2, 1), NewTag(3, 1)];
        Assert.True(TagTree.IsAtOrBelow(ring, 1, 2));
        Assert.False(TagTree.IsAtOrBelow(ring, 1, 3));
    }

    private static Tag NewTag(long id, long? parentId) => new() { Id = id, AccountId = 1, DatasetId = 1, Title = $"{id}", ParentId = parentId };
}

namespace Kashf.Core.Tags;

/// <summary>Tags as a tree by their parents.</summary>
public static class TagTree
{
    /// <returns>True where going up from <paramref name="tagId"/> meets <paramref name="ancestorId"/>, or they are the same.</returns>
    public static bool IsAtOrBelow(IReadOnlyList<Tag> tags, long tagId, long ancestorId)
    {
        var parents = tags.ToDictionary(tag => tag.Id, tag => tag.ParentId);
        // Two updates at once may close a ring that neither saw: no path is longer than the tags.
        long? current = tagId;
        for (var steps = 0; current is { } id && steps <= tags.Count; steps++)
        {
            if (id == ancestorId)
                return true;
            current = parents.GetValueOrDefault(id);
        }

        return false;
    }
}

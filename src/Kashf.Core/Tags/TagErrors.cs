using Kashf.Core.Results;

namespace Kashf.Core.Tags;

/// <summary>Refusals that concern tags.</summary>
public static class TagErrors
{
    public static Error NotFound(long tagId) => NotFound("tag_id", tagId);

    public static Error ParentNotFound(long tagId) => NotFound("parent_id", tagId);

    public static Error TitleExists(string title) =>
        Error.Field(ErrorKind.Conflict, "tag-title-exists", "title", $"the dataset has a tag '{title}' already; use it or choose another title");

    public static Error ParentBelow(long parentId) =>
        Error.Field(ErrorKind.Invalid, "tag-parent-below", "parent_id", $"tag {parentId} lies below this tag; a tag can't be its own ancestor");

    public static Error TooMany(int limit) =>
        Error.Field(ErrorKind.Conflict, "too-many-tags", "title", $"a dataset holds at most {limit:N0} tags; delete one first");

    private static Error NotFound(string field, long tagId) =>
        Error.Field(ErrorKind.NotFound, "tag-not-found", field, $"there is no tag {tagId} here; dataset_info names the tags of a dataset");
}

using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Tags;

/// <summary>Changes a tag's title, activity or parent.</summary>
public sealed class UpdateTag(ITags tags, FindDataset find)
{
    private const int Attempts = 5;

    public async Task<Result<Tag>> RunAsync(long accountId, string slug, long tagId, TagChange change, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, cancellation);
        if (!found.IsSuccess)
            return found.Error;

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var all = await tags.ListAsync(accountId, found.Value.Id, cancellation);
            var changed = Apply(change, tagId, all);
            if (!changed.IsSuccess)
                return changed;

            var update = await tags.UpdateAsync(changed.Value, cancellation);
            if (update.Stored is { } stored)
                return stored;
            if (update.TitleExists)
                return TagErrors.TitleExists(change.Title);
        }

        return DatasetErrors.Changed;
    }

    private static Result<Tag> Apply(TagChange change, long tagId, IReadOnlyList<Tag> all)
    {
        if (all.FirstOrDefault(tag => tag.Id == tagId) is not { } tag)
            return TagErrors.NotFound(tagId);
        if (all.Any(other => other.Id != tagId && other.Title == change.Title))
            return TagErrors.TitleExists(change.Title);

        var parentId = change.ParentId switch { null => tag.ParentId, 0 => null, { } given => given };
        if (parentId is { } parent && change.ParentId is not null)
        {
            if (all.All(other => other.Id != parent))
                return TagErrors.ParentNotFound(parent);
            if (TagTree.IsAtOrBelow(all, parent, tagId))
                return TagErrors.ParentBelow(parent);
        }

        return tag with { Title = change.Title, Active = change.Active ?? tag.Active, ParentId = parentId };
    }
}

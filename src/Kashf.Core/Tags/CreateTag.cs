using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tags;

/// <summary>Adds a concept to a dataset.</summary>
public sealed class CreateTag(ITags tags, FindDataset find, IdGenerator ids, IOptions<RequestLimits> limits)
{
    public async Task<Result<Tag>> RunAsync(long accountId, string slug, string title, bool active, long? parentId, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, cancellation);
        if (!found.IsSuccess)
            return found.Error;

        var existing = await tags.ListAsync(accountId, found.Value.Id, cancellation);
        if (existing.Any(tag => tag.Title == title))
            return TagErrors.TitleExists(title);
        if (existing.Count >= limits.Value.TagsPerDataset)
            return TagErrors.TooMany(limits.Value.TagsPerDataset);
        if (parentId is { } parent && existing.All(tag => tag.Id != parent))
            return TagErrors.ParentNotFound(parent);

        var stored = await tags.TryCreateAsync(
            new Tag
            {
                Id = ids.Next(),
                AccountId = accountId,
                DatasetId = found.Value.Id,
                Title = title,
                Active = active,
                ParentId = parentId,
            },
            cancellation);
        return stored is null ? TagErrors.TitleExists(title) : stored;
    }
}

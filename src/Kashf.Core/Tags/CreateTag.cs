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
    private const int Attempts = 5;

    public async Task<Result<Tag>> RunAsync(long accountId, string slug, string title, bool active, long? parentId, CancellationToken cancellation)
    {
        // The store refuses without a reason; the next look finds it, or the id was taken and the next one is free.
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var found = await find.RunAsync(accountId, slug, cancellation);
            if (!found.IsSuccess)
                return found.Error;
            if (Refuse(title, parentId, await tags.ListAsync(accountId, found.Value.Id, cancellation)) is { } refusal)
                return refusal;

            var tag = new Tag
            {
                Id = ids.Next(),
                AccountId = accountId,
                DatasetId = found.Value.Id,
                Title = title,
                Active = active,
                ParentId = parentId,
            };
            if (await tags.TryCreateAsync(tag, cancellation) is { } stored)
                return stored;
        }

        return DatasetErrors.Changed;
    }

    private Error? Refuse(string title, long? parentId, IReadOnlyList<Tag> existing)
    {
        if (existing.Any(tag => tag.Title == title))
            return TagErrors.TitleExists(title);
        if (existing.Count >= limits.Value.TagsPerDataset)
            return TagErrors.TooMany(limits.Value.TagsPerDataset);
        return parentId is { } parent && existing.All(tag => tag.Id != parent) ? TagErrors.ParentNotFound(parent) : null;
    }
}

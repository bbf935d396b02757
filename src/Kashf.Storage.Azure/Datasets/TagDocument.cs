using System.Globalization;
using Kashf.Core.Datasets;
using Kashf.Core.Tags;

namespace Kashf.Storage.Azure.Datasets;

/// <summary>A tag. <see cref="Version"/> makes the port's ETag: the store's own changes with the evaluation too.</summary>
internal sealed record TagDocument
{
    public required string Id { get; init; }

    public required string Account { get; init; }

    public required string Type { get; init; }

    public required string Unique { get; init; }

    public required long Version { get; init; }

    public required long TagId { get; init; }

    public required long Dataset { get; init; }

    public required string Title { get; init; }

    public required bool Active { get; init; }

    public long? Parent { get; init; }

    public Evaluation? Evaluation { get; init; }

    /// <param name="stored">What stands there now; null for a new one.</param>
    public static TagDocument Of(Tag tag, long? parent, TagDocument? stored) => new()
    {
        Id = AccountDocuments.TagId(tag.Id),
        Account = AccountDocuments.Account(tag.AccountId),
        Type = AccountDocuments.Tag,
        Unique = AccountDocuments.UniqueTitle(tag.DatasetId, tag.Title),
        Version = (stored?.Version ?? 0) + 1,
        TagId = tag.Id,
        Dataset = tag.DatasetId,
        Title = tag.Title,
        Active = tag.Active,
        Parent = parent,
        Evaluation = stored is null ? tag.Evaluation : stored.Evaluation,
    };

    /// <param name="parentLives">A parent that was deleted is none: that too is a change of the tag, which needs no write.</param>
    public Tag ToTag(bool parentLives) => new()
    {
        Id = TagId,
        AccountId = long.Parse(Account, CultureInfo.InvariantCulture),
        DatasetId = Dataset,
        Title = Title,
        Active = Active,
        ParentId = parentLives ? Parent : null,
        Evaluation = Evaluation,
        ETag = Version.ToString(CultureInfo.InvariantCulture) + (Parent is null || parentLives ? "" : "-orphan"),
    };
}

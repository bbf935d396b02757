using System.Globalization;
using Kashf.Core.Datasets;

namespace Kashf.Storage.Azure.Datasets;

/// <summary>A dataset. <see cref="Version"/> is the port's ETag: the store's own changes with the progress too.</summary>
internal sealed record DatasetDocument
{
    public required string Id { get; init; }

    public required string Account { get; init; }

    public required string Type { get; init; }

    public required string Unique { get; init; }

    public required long Version { get; init; }

    public required long DatasetId { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required DatasetType ItemType { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DatasetState State { get; init; }

    public bool Running { get; init; }

    public string? JobId { get; init; }

    public string? Detail { get; init; }

    public string? ModelVersion { get; init; }

    public DateTimeOffset? TrainedAt { get; init; }

    public Evaluation? Evaluation { get; init; }

    public double? Progress { get; init; }

    /// <param name="stored">What stands there now; null for a new one.</param>
    public static DatasetDocument Of(Dataset dataset, DatasetDocument? stored) => new()
    {
        Id = AccountDocuments.DatasetId(dataset.Id),
        Account = AccountDocuments.Account(dataset.AccountId),
        Type = AccountDocuments.Dataset,
        Unique = AccountDocuments.UniqueSlug(dataset.Slug),
        Version = (stored?.Version ?? 0) + 1,
        DatasetId = dataset.Id,
        Slug = dataset.Slug,
        Title = dataset.Title,
        ItemType = stored?.ItemType ?? dataset.Type,
        CreatedAt = stored?.CreatedAt ?? dataset.CreatedAt,
        State = dataset.State,
        Running = dataset.State.IsRunning(),
        JobId = dataset.JobId,
        Detail = dataset.Detail,
        ModelVersion = dataset.ModelVersion,
        TrainedAt = dataset.TrainedAt,
        Evaluation = dataset.Evaluation,
        Progress = dataset.State.IsRunning() ? stored?.Progress : null,
    };

    public Dataset ToDataset() => new()
    {
        Id = DatasetId,
        AccountId = long.Parse(Account, CultureInfo.InvariantCulture),
        Slug = Slug,
        Title = Title,
        Type = ItemType,
        CreatedAt = CreatedAt,
        State = State,
        JobId = JobId,
        Detail = Detail,
        ModelVersion = ModelVersion,
        TrainedAt = TrainedAt,
        Evaluation = Evaluation,
        Progress = Progress,
        ETag = Version.ToString(CultureInfo.InvariantCulture),
    };
}

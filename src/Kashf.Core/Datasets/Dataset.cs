namespace Kashf.Core.Datasets;

/// <summary>A collection of items of one type, its tags, and the model they were last trained to.</summary>
public sealed record Dataset
{
    public required long Id { get; init; }

    public required long AccountId { get; init; }

    /// <summary>Names the dataset on the wire; unique within the account.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required DatasetType Type { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DatasetState State { get; init; } = DatasetState.Untrained;

    /// <summary>The job that works on the dataset, or the latest that did: an orchestration's instance id.</summary>
    public string? JobId { get; init; }

    /// <summary>Why the latest job failed.</summary>
    public string? Detail { get; init; }

    /// <summary>The version of the model that tags now; null before the first training has ended.</summary>
    public string? ModelVersion { get; init; }

    public DateTimeOffset? TrainedAt { get; init; }

    public Evaluation? Evaluation { get; init; }

    /// <summary>How far the running job is, 0..1. Written beside the record: it changes no <see cref="ETag"/>.</summary>
    public double? Progress { get; init; }

    /// <summary>Changes with every stored change; an update holds only where it still matches. Empty before storing.</summary>
    public string ETag { get; init; } = "";
}

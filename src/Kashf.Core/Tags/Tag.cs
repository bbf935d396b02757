using Kashf.Core.Datasets;

namespace Kashf.Core.Tags;

/// <summary>A concept that a dataset learns.</summary>
public sealed record Tag
{
    public required long Id { get; init; }

    public required long AccountId { get; init; }

    public required long DatasetId { get; init; }

    /// <summary>Unique within the dataset.</summary>
    public required string Title { get; init; }

    /// <summary>An inactive tag keeps its reports, takes no part in training, and is never predicted.</summary>
    public bool Active { get; init; } = true;

    /// <summary>The tag above this one, for tree-based tagging.</summary>
    public long? ParentId { get; init; }

    /// <summary>As measured at the last training; null before.</summary>
    public Evaluation? Evaluation { get; init; }

    /// <summary>Changes with every stored change. Empty before storing.</summary>
    public string ETag { get; init; } = "";
}

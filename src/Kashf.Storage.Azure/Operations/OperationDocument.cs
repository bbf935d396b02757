using System.Text.Json.Serialization;
using Kashf.Core.Reports;

namespace Kashf.Storage.Azure.Operations;

/// <summary>
/// A change of several items. It is stored before the first of them is changed, so that whoever finds it can bring it to
/// its end; and it ends with what it did to the counts, so that these change at once.
/// </summary>
internal sealed record OperationDocument
{
    /// <summary>The bucket of a dataset's operations.</summary>
    public const string OperationsBucket = "operations";

    /// <summary>The type of those that are not at their end.</summary>
    public const string Pending = "pending";

    /// <summary>The type of those whose change is not in the counts documents yet.</summary>
    public const string Finished = "finished";

    /// <summary>The type of the removal of a tag from all items, until nothing of it can come back.</summary>
    public const string TagRemoval = "tagRemoval";

    /// <summary>The type of the removal of a dataset.</summary>
    public const string DatasetRemoval = "datasetRemoval";

    public required string Id { get; init; }

    public required string Account { get; init; }

    public required string Dataset { get; init; }

    public string Bucket { get; init; } = OperationsBucket;

    public required string Type { get; init; }

    /// <summary>Grows with time.</summary>
    public required long Number { get; init; }

    /// <summary>The documents that a pending operation changes; empty where <see cref="Reports"/> says it.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>What a pending operation adds, whole, so that it can be done again.</summary>
    public IReadOnlyList<ReportedContent>? Reports { get; init; }

    /// <summary>The ETag of the one item that a pending operation deletes; its <see cref="Change"/> is told beforehand.</summary>
    public string? Removes { get; init; }

    /// <summary>The tag to remove.</summary>
    public long? TagId { get; init; }

    /// <summary>By list, how many entries a finished operation added.</summary>
    public IReadOnlyDictionary<string, int>? Change { get; init; }

    /// <summary>How many documents a finished operation changed.</summary>
    public int Written { get; init; }

    [JsonPropertyName("_etag")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ETag { get; init; }
}

/// <summary>A content, and what is said of it.</summary>
/// <param name="ItemId">The id that the item gets where the dataset does not have it yet.</param>
internal sealed record ReportedContent(long ItemId, string Content, IReadOnlyList<TagReport> Reports);

using System.Text.Json.Serialization;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Counts;

/// <summary>How many entries the lists of one tag have, or those of the whole dataset, but for operations that are not folded in.</summary>
internal sealed record CountsDocument
{
    /// <summary>The bucket of a dataset's counts.</summary>
    public const string CountsBucket = "counts";

    public const string DocumentType = "counts";

    public required string Id { get; init; }

    public required string Account { get; init; }

    public required string Dataset { get; init; }

    public string Bucket { get; init; } = CountsBucket;

    public string Type { get; init; } = DocumentType;

    public IReadOnlyDictionary<string, long> Lists { get; init; } = new Dictionary<string, long>();

    /// <summary>How many changes of documents were folded in; of the whole dataset alone.</summary>
    public long Changes { get; init; }

    /// <summary>The numbers of the operations folded in last: one that is still in the log counts once.</summary>
    public IReadOnlyList<long> Folded { get; init; } = [];

    [JsonPropertyName("_etag")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ETag { get; init; }

    /// <param name="tag">Null: of the whole dataset.</param>
    public static string IdOf(DatasetScope scope, string? tag) => tag is null ? $"{scope.Dataset}-counts" : $"{scope.Dataset}-counts-{tag}";

    public static CountsDocument Empty(DatasetScope scope, string? tag) =>
        new() { Id = IdOf(scope, tag), Account = scope.Account, Dataset = scope.Dataset };
}

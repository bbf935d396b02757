using Kashf.Core.Datasets;

namespace Kashf.Core.Transfer;

/// <summary>The columns that mean something by their name, whatever its case.</summary>
public static class ColumnNames
{
    public const string Content = "content";
    public const string Url = "url";

    internal const string Id = "id";
    internal const string Predictions = "predictions";
    internal const string Tags = "tags";
    internal const string TagId = "tag_id";
    internal const string Title = "title";
    internal const string Positive = "positive";

    /// <summary>Of these a file has one; what to give <see cref="CsvHeader.ReadAsync"/>.</summary>
    public static IReadOnlyList<string> OfContent { get; } = [Content, Url];

    /// <summary>The column that items of a type are taken from.</summary>
    public static string For(DatasetType type) => type == DatasetType.Text ? Content : Url;
}

using System.Globalization;

namespace Kashf.Storage.Azure.Items;

/// <summary>The names of lists, which are also the names of counts: digits and lower-case letters, so safe within a query's text.</summary>
internal static class ListName
{
    /// <summary>Every item of the dataset.</summary>
    public const string Items = "items";

    /// <summary>Items with a report.</summary>
    public const string ReportedItems = "reportedItems";

    /// <summary>Pairs of item and tag.</summary>
    public const string Reports = "reports";

    /// <summary>Items on which the model found the tag.</summary>
    public static string Predicted(long tagId) => Of(tagId, "f");

    /// <summary>Items reported on the tag.</summary>
    public static string Reported(long tagId, bool? positive) => Of(tagId, positive switch { null => "r", true => "p", false => "n" });

    /// <summary>Items whose report on the tag is contradicted.</summary>
    public static string Contradicted(long tagId, bool? positive) => Of(tagId, positive switch { null => "c", true => "cp", false => "cn" });

    /// <returns>The tag that the list is of; null for lists of the whole dataset.</returns>
    public static string? TagOf(string list)
    {
        var end = list.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return end > 0 ? list[..end] : null;
    }

    private static string Of(long tagId, string kind) => string.Create(CultureInfo.InvariantCulture, $"{tagId}{kind}");
}

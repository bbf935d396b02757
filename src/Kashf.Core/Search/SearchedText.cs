using Kashf.Core.Datasets;

namespace Kashf.Core.Search;

/// <summary>The part of an item's content whose words are searched.</summary>
public static class SearchedText
{
    /// <returns>A text as a whole; of the URL of an image or a face the file's name, decoded.</returns>
    public static string Of(DatasetType type, string content) => type == DatasetType.Text ? content : FileName(content);

    private static string FileName(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? url : url[..end];
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }
}

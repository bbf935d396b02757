using Kashf.Core.Datasets;
using Kashf.Core.Search;

namespace Kashf.Storage.Azure.Items;

/// <summary>Makes the document of an item that the dataset did not have.</summary>
internal static class NewItemDocument
{
    public static ItemDocument Of(DatasetScope scope, DatasetType type, ItemKey key, long itemId, string content)
    {
        var words = SearchedWords.Of(SearchedText.Of(type, content));
        return new ItemDocument
        {
            Id = key.DocumentId,
            Account = scope.Account,
            Dataset = scope.Dataset,
            Bucket = key.Bucket,
            ItemId = itemId,
            Content = content,
            Searched = $" {string.Join(' ', words)} ",
            Words = [.. words.Distinct()],
            Spread = key.Hash,
        };
    }
}

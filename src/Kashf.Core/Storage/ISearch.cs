using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Search;

namespace Kashf.Core.Storage;

/// <summary>Finds a dataset's items by their words: of a text its own, of an image or a face those of its file's name, and
/// of the titles of tags that a person confirmed or the model found.</summary>
public interface ISearch
{
    /// <summary>The most tags whose titles stand for one term: of more, those with the most items.</summary>
    const int MostTitles = 250;

    /// <summary>
    /// The items that hold every term of the query, counted exactly. Up to some number of them the most relevant come first
    /// (<see cref="Relevance"/>); where there are more, the newest.
    /// </summary>
    Task<Page<Item>> FindAsync(
        long accountId, long datasetId, SearchQuery query, SearchFilter filter, PageRequest page, CancellationToken cancellation);
}

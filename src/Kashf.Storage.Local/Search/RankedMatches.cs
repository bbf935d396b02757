using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Search;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Items;

namespace Kashf.Storage.Local.Search;

/// <summary>Matches so few that each can be looked at: the most relevant first, and of equal ones the newest.</summary>
internal sealed class RankedMatches(LocalConnection db, DatasetWords dataset, SearchQuery query)
{
    private readonly Statement content = db.Prepare("SELECT content FROM items WHERE id = ?1");

    public Page<Item> Page(long datasetId, List<long> itemIds, PageRequest page)
    {
        var items = new ItemReader(db, datasetId);
        var words = query.Words;
        var matches = itemIds.ConvertAll(id => (Rank: Relevance.Of(words, SearchedText.Of(dataset.Type, Content(id))), Id: id));
        var entries = RankedPage.Cut(matches, page);
        return new Page<Item>(
            entries.Count, entries.Entries.Select(entry => items.Read(entry.Id)).OfType<Item>().ToList(), entries.Next, entries.Previous);
    }

    private string Content(long itemId)
    {
        try
        {
            content.Bind(itemId);
            return content.Step() ? content.Text(0) : "";
        }
        finally
        {
            content.Reset();
        }
    }
}

using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Search;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Predictions;

namespace Kashf.Storage.Local.Search;

internal sealed class SqliteSearch(LocalDatabase database) : ISearch
{
    private const int MostRanked = 2000;

    // Matches that came while somebody leafed through a ranked list do not change its order.
    private const int MostRankedOnceBegun = 10 * MostRanked;

    public Task<Page<Item>> FindAsync(
        long accountId, long datasetId, SearchQuery query, SearchFilter filter, PageRequest page, CancellationToken cancellation) =>
        database.ReadAsync(db => Find(db, accountId, datasetId, query, filter, page), cancellation);

    private static Page<Item> Find(
        LocalConnection db, long accountId, long datasetId, SearchQuery query, SearchFilter filter, PageRequest page)
    {
        if (DatasetWords.Find(db, accountId, datasetId) is not { } dataset
            || (filter.TagId is { } tag && !new LiveTags(db, datasetId).Contains(tag)))
        {
            return new Page<Item>(0, [], null, null);
        }

        var parts = new MatchExpression(db, dataset, datasetId, query, filter).Parts();
        var most = page.Position switch
        {
            null => MostRanked,
            { Rank: > 0 } => MostRankedOnceBegun,
            _ => 0,
        };
        var matches = Matches(db, parts, most + 1);
        return matches.Count <= most
            ? new RankedMatches(db, dataset, query).Page(datasetId, matches, page)
            : new NewestMatches(db, parts).Page(datasetId, page);
    }

    private static List<long> Matches(LocalConnection db, List<string> parts, int most)
    {
        var matches = new List<long>();
        foreach (var part in parts)
        {
            matches.AddRange(db.All(
                "SELECT rowid FROM search WHERE search MATCH ?1 LIMIT ?2", row => row.Integer(0), part, most - matches.Count));
        }

        return matches;
    }
}

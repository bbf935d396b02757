using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Tests.Database;

public sealed class MigrationTests : IDisposable
{
    private const int Items = 3500;

    private readonly TemporaryDirectory directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Open_VersionOneWithReports_ListsThemByNumberAndCanGoOn()
    {
        FillVersionOne();

        await using (var storage = await LocalStorageProcess.StartAsync(directory.Path))
        {
            DatabaseCheck.AssertSound(directory.Path);
            var reports = storage.Get<IReports>();
            var page = await reports.ListAsync(2, 3, null, new PageRequest(31, null), Cancellation);
            Assert.Equal(Items, page.Count);
            Assert.Equal(Enumerable.Range(0, 50).Select(i => Items - 1500L - i), page.Entries.Select(item => item.Id));
            var negatives = await reports.ListAsync(2, 3, false, new PageRequest(24, null), Cancellation);
            Assert.Equal(1166, negatives.Count);
            Assert.Equal([48, 45, 42, 39, 36, 33, 30, 27, 24, 21, 18, 15, 12, 9, 6, 3], negatives.Entries.Select(item => item.Id));

            Assert.True(await reports.RemoveAsync(2, 1, 48, 3, Cancellation));
            await storage.Get<IPredictions>().SaveAsync(
                2, 1, "1", [new ItemPrediction(3, [new TagProbability(3, 0.5f)], 1)], Cancellation);
        }

        DatabaseCheck.AssertSound(directory.Path);
    }

    /// <summary>A tag with reports on the items 1..<see cref="Items"/>, each third one negative, and a tag that is being deleted.</summary>
    private void FillVersionOne()
    {
        using var connection = DatabaseCheck.Open(directory.Path);
        using var script = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream("0001.sql")!);
        connection.ExecuteScript(script.ReadToEnd());
        connection.ExecuteScript(
            $"""
            PRAGMA user_version = 1;
            PRAGMA journal_mode = WAL;
            CREATE TEMP TABLE numbers AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Items}) SELECT i FROM n;
            INSERT INTO datasets (id, account_id, slug, title, type, created_at, state, items, reported_items)
                VALUES (1, 2, 's', 't', 'Text', 0, 'Untrained', {Items}, {Items});
            INSERT INTO items (id, dataset_id, report_count, created_at, content_hash, content)
                SELECT i, 1, iif(i = 7, 2, 1), 0, randomblob(32), 'content ' || i FROM numbers;
            INSERT INTO tags (id, dataset_id, title, active, deleted) VALUES (3, 1, 'a', 1, 0), (4, 1, 'b', 1, 1);
            INSERT INTO reports (item_id, tag_id, positive, position, reported_at) SELECT i, 3, i % 3 > 0, 0, 0 FROM numbers;
            INSERT INTO reports (item_id, tag_id, positive, position, reported_at) VALUES (7, 4, 1, 1, 0);
            UPDATE tags SET positives = (SELECT sum(positive) FROM reports WHERE tag_id = tags.id),
                negatives = (SELECT sum(1 - positive) FROM reports WHERE tag_id = tags.id);
            """);
    }
}

using Kashf.Core.Paging;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract.Lists;

/// <summary>Every list under random changes.</summary>
public abstract class ListsContract(StorageFixture storage) : StorageContract(storage)
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 300)]
    [InlineData(3, 5000)]
    public async Task List_AfterRandomChanges_SamePagesByNumberAndByPlace(int seed, int size)
    {
        var (changes, lists) = await FilledAsync(seed, size);
        for (var i = 0; i < 30; i++)
        {
            await changes.StepAsync();
        }

        foreach (var list in lists)
        {
            await list.AssertPagesAsync();
        }

        await changes.AssertCountsAsync();
    }

    [Theory]
    [InlineData(4, 300)]
    [InlineData(5, 600)]
    [InlineData(6, 3000)]
    public async Task List_ChangingWhileWalked_ShowsEveryUnchangedEntryOnce(int seed, int size)
    {
        var (changes, lists) = await FilledAsync(seed, size);
        for (var i = 0; i < lists.Count; i++)
        {
            // A tag has seven lists: of each kind one tag's is walked down, the other's up.
            if (i % 2 == 0)
            {
                await AssertWalkAsync(lists[i], changes, PageRequest.First, page => page.Next);
                continue;
            }

            var last = Math.Max(1, (lists[i].Expected().Count + PageRequest.Size - 1) / PageRequest.Size);
            await AssertWalkAsync(lists[i], changes, new PageRequest(last, null), page => page.Previous);
        }
    }

    [Fact]
    public async Task List_PositionBeforeOrAfterAllEntries_LeadsToTheFirstOrLastPage()
    {
        var (_, lists) = await FilledAsync(7, 400);
        foreach (var list in lists)
        {
            var expected = list.Expected().ConvertAll(entry => entry.ItemId);
            foreach (var (low, high) in new[] { (0L, 1L << 52), (long.MinValue, long.MaxValue) })
            {
                var top = await list.ReadAsync(new PageRequest(1, new PagePosition(high, high, false)));
                var bottom = await list.ReadAsync(new PageRequest(1, new PagePosition(low, low, true)));
                var above = await list.ReadAsync(new PageRequest(1, new PagePosition(high, high, true)));
                var below = await list.ReadAsync(new PageRequest(1, new PagePosition(low, low, false)));

                Assert.Equal(expected.Take(PageRequest.Size), top.Entries);
                Assert.Equal(expected.TakeLast(PageRequest.Size), bottom.Entries);
                Assert.Empty(above.Entries.Concat(below.Entries));
                Assert.Equal(top.Entries, (await list.ReadAsync(new PageRequest(1, above.Next))).Entries);
                Assert.Equal(bottom.Entries, (await list.ReadAsync(new PageRequest(1, below.Previous))).Entries);
            }
        }
    }

    private static async Task AssertWalkAsync(
        TestedList list, RandomChanges changes, PageRequest start, Func<Page<long>, PagePosition?> onwards)
    {
        var unchanged = list.Expected().ToHashSet();
        var changed = new HashSet<long>();
        var seen = new List<long>();
        PagePosition? position = start.Position;
        do
        {
            var page = await list.ReadAsync(start with { Position = position });
            Assert.Equal(list.Expected().Count, page.Count);
            seen.AddRange(page.Entries);
            position = onwards(page);
            await changes.StepAsync();
            var now = list.Expected().ToHashSet();
            changed.UnionWith(unchanged.Except(now).Select(entry => entry.ItemId));
            unchanged.IntersectWith(now);
        }
        while (position is not null && seen.Count < 100_000);

        var times = seen.CountBy(id => id).ToDictionary();
        Assert.Empty(unchanged.Where(entry => !changed.Contains(entry.ItemId) && times.GetValueOrDefault(entry.ItemId) != 1));
    }

    private async Task<(RandomChanges Changes, List<TestedList> Lists)> FilledAsync(int seed, int size)
    {
        var dataset = await Storage.CreateDatasetAsync();
        Tag[] tags = [await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset)];
        var model = new ListModel();
        var changes = new RandomChanges(Storage, model, dataset, tags, seed, Cancellation);
        await changes.ReportAsync(Storage.Many(size), known: false);
        await changes.PredictAsync(2 * Storage.Many(size));
        await changes.ContradictAsync();
        return (changes, [.. tags.SelectMany(tag => TestedList.Of(Storage, model, tag, Cancellation))]);
    }
}

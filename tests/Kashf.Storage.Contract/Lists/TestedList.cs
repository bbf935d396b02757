using Kashf.Core.Paging;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract.Lists;

/// <summary>A list as the storage reads it, with what it must show.</summary>
internal sealed record TestedList(Func<PageRequest, Task<Page<long>>> ReadAsync, Func<List<ExpectedEntry>> Expected)
{
    /// <returns>Every list of a tag.</returns>
    public static IEnumerable<TestedList> Of(StorageFixture storage, ListModel model, Tag tag, CancellationToken cancellation)
    {
        yield return new TestedList(
            async page => Ids(await storage.Predictions.ListAsync(tag.AccountId, tag.Id, page, cancellation), item => item.Id),
            () => model.Predicted(tag.Id));
        foreach (var positive in new bool?[] { null, true, false })
        {
            yield return new TestedList(
                async page => Ids(await storage.Reports.ListAsync(tag.AccountId, tag.Id, positive, page, cancellation), item => item.Id),
                () => model.Reported(tag.Id, positive));
            yield return new TestedList(
                async page => Ids(
                    await storage.Reports.ListNotSureAsync(tag.AccountId, tag.Id, positive, page, cancellation), report => report.Item.Id),
                () => model.NotSure(tag.Id, positive));
        }
    }

    /// <summary>By number, from place to place, and back: the same pages, and together the whole list in order.</summary>
    public async Task AssertPagesAsync()
    {
        var expected = Expected().Select(entry => entry.ItemId).Chunk(PageRequest.Size).ToList();
        var count = expected.Sum(page => page.Length);
        PagePosition? next = null;
        PagePosition? previous = null;
        for (var number = 1; number <= expected.Count; number++)
        {
            var page = await ReadAsync(new PageRequest(number, null));
            var walked = await ReadAsync(new PageRequest(number, next));
            Assert.Equal(expected[number - 1], page.Entries);
            Assert.Equal((count, page.Next, page.Previous), (walked.Count, walked.Next, walked.Previous));
            Assert.Equal(page.Entries, walked.Entries);
            Assert.Equal((count, number == expected.Count, number == 1), (page.Count, page.Next is null, page.Previous is null));
            (next, previous) = (page.Next, page.Previous);
            if (previous is not null)
            {
                Assert.Equal(expected[number - 2], (await ReadAsync(new PageRequest(number - 1, previous))).Entries);
            }
        }

        var past = await ReadAsync(new PageRequest(expected.Count + 1, null));
        Assert.Empty(past.Entries);
        Assert.Null(past.Next);
        Assert.Equal(count == 0, past.Previous is null);
    }

    private static Page<long> Ids<T>(Page<T> page, Func<T, long> id) =>
        new(page.Count, [.. page.Entries.Select(id)], page.Next, page.Previous);
}

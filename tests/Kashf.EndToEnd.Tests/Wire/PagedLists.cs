using System.Text.Json;

namespace Kashf.EndToEnd.Tests.Wire;

/// <summary>A page of a list.</summary>
internal sealed record ListPage(long Count, string? Next, string? Previous, IReadOnlyList<JsonElement> Items)
{
    public IReadOnlyList<long> Ids => [.. Items.Select(item => item.GetProperty("id").GetInt64())];

    public static ListPage From(JsonElement answer)
    {
        // search_candidate_faces spells it otherwise than the other lists.
        var entries = answer.TryGetProperty("results", out var results) ? results : answer.GetProperty("items");
        return new ListPage(
            answer.GetProperty("count").GetInt64(),
            answer.GetProperty("next").GetString(),
            answer.GetProperty("previous").GetString(),
            [.. entries.EnumerateArray().Select(Item)]);
    }

    private static JsonElement Item(JsonElement entry) =>
        entry.TryGetProperty("text", out var text) ? text : entry.TryGetProperty("image", out var image) ? image : entry;
}

/// <summary>Reads lists page by page.</summary>
internal static class PagedLists
{
    public static async Task<ListPage> PageAsync(this ApiClient client, string path, object body) =>
        ListPage.From((await client.PostAsync(path, body)).Ok());

    /// <summary>Follows the pages from one to the next, or to the one before, to the end.</summary>
    /// <param name="path">Of the first page, or the address of any.</param>
    /// <param name="onward">Where to go from a page.</param>
    /// <param name="between">What happens between two pages.</param>
    public static async Task<IReadOnlyList<ListPage>> WalkAsync(
        this ApiClient client, string path, object body, Func<ListPage, string?>? onward = null, Func<int, Task>? between = null)
    {
        var pages = new List<ListPage>();
        for (var at = path; at is not null; at = (onward ?? (page => page.Next))(pages[^1]))
        {
            if (pages.Count > 0 && between is not null)
                await between(pages.Count);
            pages.Add(await client.PageAsync(at, body));
        }

        return pages;
    }

    /// <returns>All items of a list.</returns>
    public static async Task<IReadOnlyList<JsonElement>> AllAsync(this ApiClient client, string path, object body) =>
        [.. (await client.WalkAsync(path, body)).SelectMany(page => page.Items)];
}

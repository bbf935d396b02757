using System.Collections.Concurrent;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Azure.Servers;

/// <summary>A dataset that many clients work on at once, and what is known of it whoever was faster.</summary>
internal sealed class SharedGround(string slug, IReadOnlyList<long> tags)
{
    public const int Texts = 200;
    public const int Titles = 60;

    public string Slug => slug;

    public IReadOnlyList<long> Tags => tags;

    /// <summary>For each shared text and tag, every word that was acknowledged.</summary>
    public ConcurrentDictionary<(string Content, long Tag), ConcurrentBag<bool>> Said { get; } = new();

    /// <summary>For each title that clients wanted, the tags that they were told they had made.</summary>
    public ConcurrentDictionary<string, ConcurrentBag<long>> Made { get; } = new();

    public static async Task<SharedGround> CreateAsync(ApiClient client, int tags)
    {
        var slug = await client.CreateDatasetAsync();
        var ids = new List<long>();
        for (var i = 0; i < tags; i++)
            ids.Add(await client.CreateTagAsync(slug, $"برچسب {i}"));
        return new SharedGround(slug, ids);
    }
}

using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>The containers: their keys, and what of their documents is indexed. Whatever no query asks for is not.</summary>
internal static class ContainerDefinitions
{
    public const string Accounts = "accounts";
    public const string Datasets = "datasets";
    public const string Jobs = "jobs";
    public const string Items = "items";
    public const string Instances = "instances";

    public static IReadOnlyList<ContainerProperties> All =>
    [
        new(Accounts, "/partition") { IndexingPolicy = Index("/type/?") },
        new(Datasets, "/account")
        {
            IndexingPolicy = Index("/type/?", "/dataset/?", "/unique/?"),
            UniqueKeyPolicy = new() { UniqueKeys = { new UniqueKey { Paths = { "/unique" } } } },
        },
        new(Jobs, "/account") { IndexingPolicy = Index("/createdMilliseconds/?"), DefaultTimeToLive = -1 },
        new(Items, ["/account", "/dataset", "/bucket"])
        {
            IndexingPolicy = Index("/type/?", "/itemId/?", "/reported/?", "/spread/?", "/words/[]/?", "/lists/*", "/model/?"),
        },
        new(Instances, "/id")
        {
            IndexingPolicy = Index("/type/?", "/instance/isFinished/?", "/instance/status/?", "/instance/createdAt/?", "/instance/instanceId/?"),
        },
    ];

    private static IndexingPolicy Index(params ReadOnlySpan<string> paths)
    {
        var policy = new IndexingPolicy { IndexingMode = IndexingMode.Consistent, Automatic = true };
        policy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        foreach (var path in paths)
        {
            policy.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        return policy;
    }
}

using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Counts;

/// <summary>
/// Says which process folds a dataset's counts. Clocks are not compared: a lease that a process has seen unchanged for its
/// whole length, by its own clock, is free.
/// </summary>
internal sealed class FoldingLease(CosmosContainers containers, TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    private const string Bucket = "lease";

    private readonly ConcurrentDictionary<DatasetScope, Seen> held = new();
    private readonly ConcurrentDictionary<DatasetScope, Seen> seen = new();

    public async Task<bool> TryTakeAsync(DatasetScope scope, CancellationToken cancellation)
    {
        // One of the process's own.
        if (held.TryGetValue(scope, out var own) && time.GetElapsedTime(own.Since) < Length)
            return false;
        var document = LeaseDocument.Of(scope, true);
        var stored = await containers.Items.FindAsync<LeaseDocument>(document.Id, scope.In(Bucket), "lease.find", cancellation);
        if (stored is { Document.Held: true } && !HasPassed(scope, stored.ETag))
            return false;
        var taken = stored is null
            ? await containers.Items.TryCreateAsync(document, scope.In(Bucket), "lease.take", cancellation)
            : await containers.Items.TryReplaceAsync(document, document.Id, scope.In(Bucket), stored.ETag, "lease.take", cancellation);
        if (taken is null)
            return false;
        held[scope] = new Seen(taken.ETag, time.GetTimestamp());
        return true;
    }

    public async Task ReleaseAsync(DatasetScope scope, CancellationToken cancellation)
    {
        if (!held.TryRemove(scope, out var own))
            return;
        var free = LeaseDocument.Of(scope, false);
        await containers.Items.TryReplaceAsync(free, free.Id, scope.In(Bucket), own.ETag, "lease.release", cancellation);
    }

    private bool HasPassed(DatasetScope scope, string etag)
    {
        var first = seen.AddOrUpdate(
            scope, new Seen(etag, time.GetTimestamp()), (_, known) => known.ETag == etag ? known : new Seen(etag, time.GetTimestamp()));
        return time.GetElapsedTime(first.Since) >= Length;
    }

    private readonly record struct Seen(string ETag, long Since);

    private sealed record LeaseDocument(
        string Id, string Account, string Dataset, string Bucket, bool Held, [property: JsonPropertyName("type")] string Type = "lease")
    {
        public static LeaseDocument Of(DatasetScope scope, bool held) =>
            new($"{scope.Dataset}-lease", scope.Account, scope.Dataset, FoldingLease.Bucket, held);
    }
}

using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>
/// A container, and the one way to it: every call is limited in time, its charge is recorded under the operation's name
/// (e.g. <c>datasets.find</c>), and a store out of reach is a <c>StorageUnavailableException</c>. Absent documents, conflicts
/// and failed conditions are answers.
/// </summary>
internal sealed class CosmosContainer(string name, CosmosConnection connection, bool bulk = false)
{
    /// <returns>Null where there is none.</returns>
    public async Task<Stored<T>?> FindAsync<T>(string id, PartitionKey key, string operation, CancellationToken cancellation)
    {
        using var response = await SendAsync(
            operation, (container, token) => container.ReadItemStreamAsync(id, key, null, token), cancellation);
        return Answer<T>(response, HttpStatusCode.NotFound);
    }

    /// <returns>Null where the id or a unique key is taken.</returns>
    public async Task<Stored<T>?> TryCreateAsync<T>(T document, PartitionKey key, string operation, CancellationToken cancellation)
    {
        var written = WrittenDocument.Of(document);
        using var body = written.Open();
        using var response = await SendAsync(
            operation, (container, token) => container.CreateItemStreamAsync(body, key, null, token), cancellation);
        return Succeeded(response, HttpStatusCode.Conflict)
            ? new Stored<T>(document, response.Headers.ETag)
            : await FindOwnAsync(document, written, key, operation, cancellation);
    }

    /// <returns>Null where the stored document has another ETag or is gone, or another has the same unique key.</returns>
    public async Task<Stored<T>?> TryReplaceAsync<T>(
        T document, string id, PartitionKey key, string etag, string operation, CancellationToken cancellation)
    {
        var written = WrittenDocument.Of(document);
        using var body = written.Open();
        using var response = await SendAsync(
            operation,
            (container, token) => container.ReplaceItemStreamAsync(body, id, key, new() { IfMatchEtag = etag }, token),
            cancellation);
        return Succeeded(response, HttpStatusCode.NotFound, HttpStatusCode.PreconditionFailed, HttpStatusCode.Conflict)
            ? new Stored<T>(document, response.Headers.ETag)
            : await FindOwnAsync(document, written, key, operation, cancellation);
    }

    public async Task<Stored<T>> UpsertAsync<T>(T document, PartitionKey key, string operation, CancellationToken cancellation)
    {
        using var body = WrittenDocument.Of(document).Open();
        using var response = await SendAsync(
            operation, (container, token) => container.UpsertItemStreamAsync(body, key, null, token), cancellation);
        return Succeeded(response) ? new Stored<T>(document, response.Headers.ETag) : throw CosmosFaults.Failure(response);
    }

    /// <param name="condition">What must hold of the stored document, as <c>FROM c WHERE ...</c>.</param>
    /// <returns>False where the condition does not hold, or the document is gone.</returns>
    public async Task<bool> TryPatchAsync(
        string id, PartitionKey key, IReadOnlyList<PatchOperation> changes, string? condition, string operation, CancellationToken cancellation)
    {
        using var response = await PatchAsync(id, key, changes, new() { FilterPredicate = condition }, operation, cancellation);
        return Succeeded(response, HttpStatusCode.NotFound, HttpStatusCode.PreconditionFailed);
    }

    /// <returns>The document as it is then; null where the condition does not hold, or it is gone.</returns>
    /// <inheritdoc cref="TryPatchAsync"/>
    public async Task<Stored<T>?> TryPatchAsync<T>(
        string id, PartitionKey key, IReadOnlyList<PatchOperation> changes, string? condition, string operation, CancellationToken cancellation)
    {
        var options = new PatchItemRequestOptions { FilterPredicate = condition, EnableContentResponseOnWrite = true };
        using var response = await PatchAsync(id, key, changes, options, operation, cancellation);
        return Answer<T>(response, HttpStatusCode.NotFound, HttpStatusCode.PreconditionFailed);
    }

    /// <returns>False where the stored document has another ETag, or is gone.</returns>
    public async Task<bool> TryPatchMatchingAsync(
        string id, PartitionKey key, IReadOnlyList<PatchOperation> changes, string etag, string operation, CancellationToken cancellation)
    {
        using var response = await PatchAsync(id, key, changes, new() { IfMatchEtag = etag }, operation, cancellation);
        return Succeeded(response, HttpStatusCode.NotFound, HttpStatusCode.PreconditionFailed);
    }

    /// <param name="etag">Deletes only what still has it; null deletes in any case.</param>
    /// <returns>False where there was none, or it has another ETag.</returns>
    public async Task<bool> TryDeleteAsync(string id, PartitionKey key, string? etag, string operation, CancellationToken cancellation)
    {
        using var response = await SendAsync(
            operation, (container, token) => container.DeleteItemStreamAsync(id, key, new() { IfMatchEtag = etag }, token), cancellation);
        return Succeeded(response, HttpStatusCode.NotFound, HttpStatusCode.PreconditionFailed);
    }

    /// <param name="key">Whole, or its first parts; null asks every partition, which is for background work alone.</param>
    /// <param name="maxConcurrency">How many physical partitions are asked at once; null leaves it to the client.</param>
    public async IAsyncEnumerable<T> QueryAsync<T>(
        QueryDefinition query,
        PartitionKey? key,
        string operation,
        int pageSize = 1000,
        int? maxConcurrency = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var container = await connection.OpenAsync(name, bulk: false, cancellation);
        var options = new QueryRequestOptions { PartitionKey = key, MaxItemCount = pageSize, MaxConcurrency = maxConcurrency };
        using var pages = container.GetItemQueryIterator<T>(query, null, options);
        while (pages.HasMoreResults)
        {
            var page = await connection.CallAsync(pages.ReadNextAsync, cancellation);
            connection.Record(name, operation, page.RequestCharge, page.Diagnostics);
            foreach (var document in page)
            {
                yield return document;
            }
        }
    }

    /// <returns>Those that exist, in no particular order.</returns>
    public async Task<IReadOnlyList<T>> ReadManyAsync<T>(
        IReadOnlyList<(string Id, PartitionKey Key)> documents, string operation, CancellationToken cancellation)
    {
        if (documents.Count == 0)
        {
            return [];
        }

        var container = await connection.OpenAsync(name, bulk: false, cancellation);
        var found = await connection.CallAsync(token => container.ReadManyItemsAsync<T>(documents, null, token), cancellation);
        connection.Record(name, operation, found.RequestCharge, found.Diagnostics);
        return [.. found];
    }

    private Task<ResponseMessage> PatchAsync(
        string id,
        PartitionKey key,
        IReadOnlyList<PatchOperation> changes,
        PatchItemRequestOptions options,
        string operation,
        CancellationToken cancellation) => SendAsync(
            operation, (container, token) => container.PatchItemStreamAsync(id, key, changes, options, token), cancellation);

    private async Task<ResponseMessage> SendAsync(
        string operation, Func<Container, CancellationToken, Task<ResponseMessage>> send, CancellationToken cancellation)
    {
        var container = await connection.OpenAsync(name, bulk, cancellation);
        var response = await connection.CallAsync(token => send(container, token), cancellation);
        connection.Record(name, operation, response.Headers.RequestCharge, response.Diagnostics);
        CosmosFaults.ThrowIfFault(response);
        return response;
    }

    /// <returns>The document where this very write has stored it; null where the refusal was somebody else's doing.</returns>
    private async Task<Stored<T>?> FindOwnAsync<T>(
        T document, WrittenDocument written, PartitionKey key, string operation, CancellationToken cancellation)
    {
        using var response = await SendAsync(
            operation, (container, token) => container.ReadItemStreamAsync(written.Id, key, null, token), cancellation);
        return Succeeded(response, HttpStatusCode.NotFound) && written.IsMarkOf(response.Content)
            ? new Stored<T>(document, response.Headers.ETag)
            : null;
    }

    private static Stored<T>? Answer<T>(ResponseMessage response, params ReadOnlySpan<HttpStatusCode> refusals) =>
        Succeeded(response, refusals)
            ? new Stored<T>(JsonSerializer.Deserialize<T>(response.Content, CosmosJson.Options)!, response.Headers.ETag)
            : null;

    private static bool Succeeded(ResponseMessage response, params ReadOnlySpan<HttpStatusCode> refusals) =>
        response.IsSuccessStatusCode
        || (refusals.Contains(response.StatusCode) ? false : throw CosmosFaults.Failure(response));
}

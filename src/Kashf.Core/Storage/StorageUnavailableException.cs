namespace Kashf.Core.Storage;

/// <summary>
/// A store cannot be reached, or asks for patience, and trying again did not help. What was to be written may be written
/// or not; the same request, sent again, brings it to the same end.
/// </summary>
/// <param name="store">Names the store in the operator's words, e.g. <c>Cosmos DB</c>.</param>
/// <param name="retryAfter">When it is worth to ask again; null where the store does not say.</param>
public sealed class StorageUnavailableException(string store, TimeSpan? retryAfter, Exception inner)
    : Exception($"{store} is unavailable.", inner)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

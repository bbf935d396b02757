namespace Microsoft.DurableTask;

/// <summary>Values that arrive in pages.</summary>
/// <typeparam name="T">The values' type.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>The pages.</summary>
    /// <param name="continuationToken">Where to go on; null means from the start.</param>
    /// <param name="pageSizeHint">Values in a page; null lets the source choose.</param>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (var value in page.Values)
            {
                yield return value;
            }
        }
    }
}

/// <summary>A page of values.</summary>
/// <typeparam name="T">The values' type.</typeparam>
/// <param name="values">The values.</param>
/// <param name="continuationToken">Where the next page begins; null for the last page.</param>
public sealed class Page<T>(IReadOnlyList<T> values, string? continuationToken = null)
    where T : notnull
{
    /// <summary>The values.</summary>
    public IReadOnlyList<T> Values { get; } = values;

    /// <summary>Where the next page begins; null for the last page.</summary>
    public string? ContinuationToken { get; } = continuationToken;
}

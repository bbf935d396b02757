namespace Kashf.TestServices.Faults;

/// <summary>A request on its way to a store.</summary>
/// <param name="Path">With the query string.</param>
/// <param name="Headers">The names in any case.</param>
public sealed record ProxiedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Whether it asks for a change; a query is sent by POST and asks for none.</summary>
    public bool IsWrite => Method is "PUT" or "DELETE" or "PATCH" || (Method == "POST" && !IsQuery);

    private bool IsQuery =>
        Headers.ContainsKey("x-ms-documentdb-isquery") || Headers.ContainsKey("x-ms-cosmos-is-query-plan-request")
        || (Headers.TryGetValue("Content-Type", out var type) && type.StartsWith("application/query+json", StringComparison.Ordinal));
}

using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Tests.Services;

internal static class ContainerQueries
{
    /// <summary>Every row of every page, and what the pages were charged.</summary>
    public static async Task<(IReadOnlyList<T> Rows, IReadOnlyList<double> Charges)> QueryAsync<T>(
        this Container container, QueryDefinition query, PartitionKey? partition, int? pageSize = null)
    {
        var options = new QueryRequestOptions { PartitionKey = partition, MaxItemCount = pageSize };
        using var pages = container.GetItemQueryIterator<T>(query, requestOptions: options);
        var rows = new List<T>();
        var charges = new List<double>();
        while (pages.HasMoreResults)
        {
            var page = await pages.ReadNextAsync(TestContext.Current.CancellationToken);
            rows.AddRange(page);
            charges.Add(page.RequestCharge);
        }

        return (rows, charges);
    }

    public static Task<(IReadOnlyList<T> Rows, IReadOnlyList<double> Charges)> QueryAsync<T>(
        this Container container, string query, PartitionKey? partition, int? pageSize = null) =>
        container.QueryAsync<T>(new QueryDefinition(query), partition, pageSize);
}

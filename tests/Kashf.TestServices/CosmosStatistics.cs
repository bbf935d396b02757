namespace Kashf.TestServices;

/// <summary>What a Cosmos DB server did.</summary>
/// <param name="PointReads">Documents asked for by id and full partition key.</param>
/// <param name="Writes">Creates, replaces, upserts, patches and deletes, refused ones too.</param>
/// <param name="Queries">Pages of queries.</param>
/// <param name="CrossPartitionQueries">Pages of queries that named no partition key, not even a prefix.</param>
/// <param name="Scans">Pages of queries that no index served: documents were read to tell whether they belong.</param>
/// <param name="RequestCharge">The sum of the charges of all requests for documents, in request units.</param>
public sealed record CosmosStatistics(
    long PointReads, long Writes, long Queries, long CrossPartitionQueries, long Scans, double RequestCharge);

namespace Kashf.Core.Jobs;

/// <summary>A request that outlives its connection: what was asked, by whom, and when.</summary>
/// <param name="Id">Also the orchestration's instance id; equal requests of one account have the same.</param>
/// <param name="Endpoint">The path that was called, e.g. <c>tag_texts</c>.</param>
/// <param name="Version">The version of what the result rests on, when the job was asked for; a result of another version is out of date.</param>
public sealed record Job(string Id, long AccountId, string Endpoint, string? Version, DateTimeOffset CreatedAt);

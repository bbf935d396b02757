namespace Kashf.Storage.Azure.Cosmos;

/// <summary>A document as it is stored.</summary>
/// <param name="ETag">Changes with every write; a conditional write holds only where it still matches.</param>
internal sealed record Stored<T>(T Document, string ETag);

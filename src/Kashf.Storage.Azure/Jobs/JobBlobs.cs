using System.Globalization;
using Kashf.Storage.Azure.Blobs;

namespace Kashf.Storage.Azure.Jobs;

/// <summary>
/// Requests and results: <c>{ticks when the job was created}/{account}/{unique}</c>, so that a listing begins with the oldest.
/// A blob is written before its job names it; what none names is purged with those of its time.
/// </summary>
internal sealed class JobBlobs(BlobContainers containers)
{
    private readonly BlobContainer container = containers.Jobs;

    /// <returns>The blob's name: digits, letters of hexadecimal numbers, and slashes.</returns>
    public async Task<string> WriteAsync(
        DateTimeOffset createdAt, long accountId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var name = $"{Ticks(createdAt)}/{accountId}/{Guid.NewGuid():N}";
        await container.WriteAsync(name, BinaryData.FromBytes(content), cancellation);
        return name;
    }

    /// <returns>Null where it is gone.</returns>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellation) =>
        (await container.ReadAsync(name, cancellation))?.ToArray();

    public async Task DeleteAsync(string? name)
    {
        if (name is not null)
        {
            await container.DeleteAsync(name, CancellationToken.None);
        }
    }

    /// <summary>Deletes those of jobs created before.</summary>
    public async Task PurgeAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var end = Ticks(before);
        var old = container.ListAsync(null, cancellation)
            .TakeWhile(blob => string.CompareOrdinal(blob.Name, 0, end, 0, end.Length) < 0);
        await Parallel.ForEachAsync(
            old,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
            async (blob, token) => await container.DeleteAsync(blob.Name, token));
    }

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}

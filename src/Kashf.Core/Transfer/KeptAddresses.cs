using System.Runtime.CompilerServices;
using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Core.Storage;

namespace Kashf.Core.Transfer;

/// <summary>Names images by the addresses of the files that are kept of them.</summary>
internal static class KeptAddresses
{
    private const int LookedUpAtOnce = 500;
    private const int FilesAtOnce = 16;

    /// <param name="addressOf">Of the file with this hash.</param>
    /// <returns>The items in order; those of which no file is kept under the address that they came from.</returns>
    public static async IAsyncEnumerable<Item> WithKeptAddressesAsync(
        this IAsyncEnumerable<Item> items, IImages images, IFiles files, Dataset dataset, Func<string, string> addressOf, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var part in items.Chunk(LookedUpAtOnce).WithCancellation(cancellation))
        {
            var hashes = await images.FindHashesAsync(dataset.AccountId, dataset.Id, [.. part.Select(item => item.Content)], cancellation);
            var kept = await FindKeptAsync(files, dataset, hashes, cancellation);
            for (var i = 0; i < part.Length; i++)
                yield return kept[i] ? part[i] with { Content = addressOf(hashes[i]!) } : part[i];
        }
    }

    /// <summary>An image may have been opened while files were not kept.</summary>
    private static async Task<bool[]> FindKeptAsync(IFiles files, Dataset dataset, IReadOnlyList<string?> hashes, CancellationToken cancellation)
    {
        var kept = new bool[hashes.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = FilesAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, hashes.Count, parallel, async (i, cancel) =>
        {
            if (hashes[i] is not { } hash)
                return;
            await using var file = await files.OpenAsync(dataset.AccountId, KeepImage.FileOf(dataset.Id, hash), cancel);
            kept[i] = file is not null;
        });
        return kept;
    }
}

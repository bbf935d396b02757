using System.Runtime.CompilerServices;
using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Storage;

namespace Kashf.Core.Transfer;

/// <summary>Names images by the addresses of the files that are kept of them.</summary>
internal static class KeptAddresses
{
    private const int LookedUpAtOnce = 500;

    /// <param name="addressOf">Of the file with this hash.</param>
    /// <returns>The items in order; those of which no file is kept under the address that they came from.</returns>
    public static async IAsyncEnumerable<Item> WithKeptAddressesAsync(
        this IAsyncEnumerable<Item> items, IImages images, Dataset dataset, Func<string, string> addressOf, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var part in items.Chunk(LookedUpAtOnce).WithCancellation(cancellation))
        {
            var found = await images.FindFilesAsync(dataset.AccountId, dataset.Id, [.. part.Select(item => item.Content)], cancellation);
            for (var i = 0; i < part.Length; i++)
                yield return found[i] is { IsKept: true } file ? part[i] with { Content = addressOf(file.Hash) } : part[i];
        }
    }
}

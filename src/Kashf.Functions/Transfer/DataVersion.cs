using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kashf.Core.Storage;

namespace Kashf.Functions.Transfer;

/// <summary>A name that changes with everything that an export shows and an import rests on.</summary>
public sealed class DataVersion(IDatasets datasets, ITags tags)
{
    public async Task<string> OfAsync(long accountId, long datasetId, CancellationToken cancellation)
    {
        var changes = await datasets.CountChangesAsync(accountId, datasetId, cancellation);
        var states = (await tags.ListAsync(accountId, datasetId, cancellation)).Select(tag => $"{tag.Id}:{tag.ETag}");
        var all = string.Create(CultureInfo.InvariantCulture, $"{changes} {string.Join(' ', states)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }
}

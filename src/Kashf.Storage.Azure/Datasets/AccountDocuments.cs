using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Datasets;

/// <summary>How the documents of <c>datasets</c> are named: an account is a partition, and no two documents of an account have
/// the same <c>unique</c>.</summary>
internal static class AccountDocuments
{
    public const string Dataset = "dataset";
    public const string Tag = "tag";

    public static string Account(long accountId) => accountId.ToString(CultureInfo.InvariantCulture);

    public static PartitionKey Key(long accountId) => new(Account(accountId));

    public static string DatasetId(long datasetId) => $"dataset-{datasetId}";

    public static string TagId(long tagId) => $"tag-{tagId}";

    public static string UniqueSlug(string slug) => $"slug:{slug}";

    // Titles may be longer than a unique key.
    public static string UniqueTitle(long datasetId, string title) =>
        $"title:{datasetId}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title)))}";
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kashf.Storage.Azure.Items;

/// <summary>
/// Where an item lies: the same content has the same key, so that two writers of one text meet in one document, and a
/// content is found by a point read. The hash's first byte names the bucket: a dataset spreads over 256 logical partitions.
/// </summary>
/// <param name="DocumentId">The dataset's id and the hash.</param>
/// <param name="Hash">128 bits of the content's SHA-256, in hexadecimal.</param>
internal readonly record struct ItemKey(string DocumentId, string Hash)
{
    private const int HashBytes = 16;
    private const char Separator = '-';

    public string Bucket => Hash[..2];

    public static ItemKey Of(DatasetScope scope, string content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(content), hash);
        var text = Convert.ToHexStringLower(hash[..HashBytes]);
        return new ItemKey(string.Create(CultureInfo.InvariantCulture, $"{scope.Dataset}{Separator}{text}"), text);
    }

    public static ItemKey Parse(string documentId) => new(documentId, documentId[(documentId.LastIndexOf(Separator) + 1)..]);
}

using Kashf.Storage.Azure.Items;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Images;

/// <summary>Where a document about an image lies: spread over the dataset's buckets, as its items are.</summary>
internal readonly record struct ImageKey(string DocumentId, string Bucket)
{
    /// <summary>Of what is known of a content.</summary>
    public static ImageKey OfContent(DatasetScope scope, string hash) => new($"{scope.Dataset}-image-{hash}", hash[..2]);

    /// <summary>Of what is behind a URL, beside the item that it may be the content of.</summary>
    public static ImageKey OfUrl(DatasetScope scope, string url)
    {
        var item = ItemKey.Of(scope, url);
        return new($"{scope.Dataset}-url-{item.Hash}", item.Bucket);
    }

    public (string Id, PartitionKey Key) In(DatasetScope scope) => (DocumentId, scope.In(Bucket));
}

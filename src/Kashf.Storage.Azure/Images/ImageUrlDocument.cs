using Kashf.Core.Images;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Images;

/// <summary>What is behind a URL, and how large it is: all that an item wants to know of its image.</summary>
internal sealed record ImageUrlDocument
{
    public required string Id { get; init; }

    public required string Account { get; init; }

    public required string Dataset { get; init; }

    public required string Bucket { get; init; }

    public string Type { get; init; } = "imageUrl";

    public required string Url { get; init; }

    public required string Hash { get; init; }

    /// <summary>Whether the item of the image is found under this URL; otherwise its <see cref="ImageDocument"/> names the other.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>Whether the file that was found there is kept.</summary>
    public bool IsKept { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public static ImageUrlDocument Of(DatasetScope scope, SeenImage seen, bool isFirst, bool isKept)
    {
        var key = ImageKey.OfUrl(scope, seen.Url);
        return new ImageUrlDocument
        {
            Id = key.DocumentId,
            Account = scope.Account,
            Dataset = scope.Dataset,
            Bucket = key.Bucket,
            Url = seen.Url,
            Hash = seen.Hash,
            IsFirst = isFirst,
            IsKept = isKept,
            Width = seen.Width,
            Height = seen.Height,
        };
    }
}

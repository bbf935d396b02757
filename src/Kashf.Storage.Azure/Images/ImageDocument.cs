using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Images;

/// <summary>A content, and what a model saw in it. Of those who save it at once, the one who creates the document decides its URL.</summary>
internal sealed record ImageDocument
{
    public required string Id { get; init; }

    public required string Account { get; init; }

    public required string Dataset { get; init; }

    public required string Bucket { get; init; }

    public string Type { get; init; } = "image";

    public required string Hash { get; init; }

    /// <summary>Where it was first saved; null where something else has been found there since.</summary>
    public string? Url { get; init; }

    /// <summary>Where else it was found, at most <see cref="Item.MostOtherUrls"/>.</summary>
    public IReadOnlyList<string> OtherUrls { get; init; } = [];

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Whose vectors there are.</summary>
    public required string Model { get; init; }

    /// <summary>As <see cref="ImageVectorBytes"/>.</summary>
    public required byte[] Vectors { get; init; }

    public static ImageDocument Of(DatasetScope scope, SeenImage seen)
    {
        var key = ImageKey.OfContent(scope, seen.Hash);
        return new ImageDocument
        {
            Id = key.DocumentId,
            Account = scope.Account,
            Dataset = scope.Dataset,
            Bucket = key.Bucket,
            Hash = seen.Hash,
            Url = seen.Url,
            Width = seen.Width,
            Height = seen.Height,
            Model = seen.ModelId,
            Vectors = ImageVectorBytes.Encode(seen.Vectors),
        };
    }

    /// <summary>As it is once its content has been saved again, at this URL; the same one where nothing changes.</summary>
    public ImageDocument SavedAgain(ImageDocument image)
    {
        var first = Url ?? image.Url!;
        var others = OtherUrls.Where(url => url != first).ToList();
        if (image.Url != first && others.Count < Item.MostOtherUrls && !others.Contains(image.Url!))
            others.Add(image.Url!);
        return Url == first && Model == image.Model && others.SequenceEqual(OtherUrls) ? this : image with { Url = first, OtherUrls = others };
    }

    /// <summary>As it is once something else has been found at the URL; null where nothing changes.</summary>
    public ImageDocument? Without(string url) =>
        Url == url ? this with { Url = null }
        : OtherUrls.Contains(url) ? this with { OtherUrls = [.. OtherUrls.Where(other => other != url)] }
        : null;

    public SeenImage ToSeen(string askedUrl) => new()
    {
        Url = Url ?? askedUrl,
        Hash = Hash,
        Width = Width,
        Height = Height,
        ModelId = Model,
        Vectors = ImageVectorBytes.Decode(Vectors),
    };
}

/// <summary>An <see cref="ImageDocument"/> without what the model saw.</summary>
internal sealed record ImageModel(string Hash, string? Url, string Model)
{
    public IReadOnlyList<string> OtherUrls { get; init; } = [];
}

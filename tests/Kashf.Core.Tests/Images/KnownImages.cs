using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Results;

namespace Kashf.Core.Tests.Images;

/// <summary>Images at addresses that a test makes up, with what a model sees in them; no other address can be opened.</summary>
public sealed class KnownImages : IImageReader
{
    private readonly ConcurrentDictionary<string, (byte[] File, ImageVector[] Vectors)> images = new();
    private readonly ConcurrentDictionary<string, bool> hanging = new();
    private readonly ConcurrentDictionary<string, string?> names = new();
    private readonly ConcurrentDictionary<string, int> looks = new();

    /// <summary>The model that looks at images and at faces.</summary>
    public string Model { get; set; } = "encoder-1";

    public string ModelOf(DatasetType type) => $"{Model}-{type}";

    /// <param name="file">What the file holds: images of the same content are the same.</param>
    public void Add(string url, string file, params ImageVector[] vectors) => images[url] = (Encoding.UTF8.GetBytes(file), vectors);

    /// <summary>The address answers no longer.</summary>
    public void Remove(string url) => images.TryRemove(url, out _);

    /// <summary>The name in the store where its file was looked for when it was last opened.</summary>
    public string? NameOf(string url) => names[url];

    /// <summary>Lets the address answer nothing at all.</summary>
    public void Hang(string url) => hanging[url] = true;

    /// <summary>How often a model looked at the image at the address.</summary>
    public int LooksAt(string url) => looks.GetValueOrDefault(url);

    public async Task<Result<OpenedImage>> OpenAsync(
        long accountId,
        DatasetType type,
        string url,
        string? keptAs,
        Func<string, CancellationToken, Task<SeenImage?>> known,
        Func<CancellationToken, Task> arriving,
        CancellationToken cancellation)
    {
        names[url] = keptAs;
        if (hanging.ContainsKey(url))
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        if (!images.TryGetValue(url, out var image))
            return Error.Field(ErrorKind.Unprocessable, "image-unavailable", "image_url", $"'{url}' answers 404");
        await arriving(cancellation);
        var hash = Convert.ToHexStringLower(SHA256.HashData(image.File));
        if (await known(hash, cancellation) is { } seen)
            return new OpenedImage(seen, image.File);
        looks.AddOrUpdate(url, 1, (_, count) => count + 1);
        return new OpenedImage(
            new SeenImage { Url = url, Hash = hash, Width = 640, Height = 480, ModelId = ModelOf(type), Vectors = image.Vectors }, image.File);
    }
}

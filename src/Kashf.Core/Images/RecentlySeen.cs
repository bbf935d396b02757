using Kashf.Core.Caching;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Images;

/// <summary>What models saw in the images that were opened last, by the content of their files.</summary>
public sealed class RecentlySeen(IOptions<ImageOptions> options)
{
    private const int BytesBesideVectors = 500;

    private readonly RecentlyUsed<(string ModelId, string Hash), SeenImage> seen = new(() => options.Value.SeenBytes, SizeOf);

    public SeenImage? Find(string modelId, string hash) => seen.TryGet((modelId, hash), out var image) ? image : null;

    public void Keep(SeenImage image) => seen.Add((image.ModelId, image.Hash), image);

    private static long SizeOf(SeenImage image) =>
        BytesBesideVectors + image.Vectors.Sum(vector => sizeof(float) * (long)vector.Values.Length);
}

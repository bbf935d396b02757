using Kashf.Core.Identifiers;
using Kashf.Core.Images;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Images;

/// <summary>Reads and writes in turns so short that others hardly notice.</summary>
internal sealed class SqliteImages(LocalDatabase database, IdGenerator ids, TimeProvider time) : IImages
{
    private const int WritingTurn = 100;
    private const int ReadingTurn = 500;

    public async Task<IReadOnlyList<string?>> SaveAsync(
        long accountId, long datasetId, IReadOnlyList<SeenImage> images, bool filesAreKept, CancellationToken cancellation)
    {
        var urls = new List<string?>(images.Count);
        foreach (var turn in images.Chunk(WritingTurn))
        {
            var encoded = turn.Select(EncodedImage.Of).ToList();
            urls.AddRange(await database.WriteAsync(db => Save(db, accountId, datasetId, encoded, filesAreKept), cancellation));
        }

        return urls;
    }

    public async Task<IReadOnlyList<SeenImage?>> FindAsync(
        long accountId, long datasetId, string modelId, IReadOnlyList<string> urls, CancellationToken cancellation) =>
        await ReadAsync(accountId, datasetId, urls, (images, url) => images.Find(modelId, url), cancellation);

    public async Task<IReadOnlyList<SeenImage?>> FindByHashAsync(
        long accountId, long datasetId, string modelId, IReadOnlyList<string> hashes, CancellationToken cancellation) =>
        await ReadAsync(accountId, datasetId, hashes, (images, hash) => images.FindByHash(modelId, hash), cancellation);

    public async Task<IReadOnlyList<string>> FindUnseenAsync(
        long accountId, long datasetId, string modelId, IReadOnlyList<string> urls, CancellationToken cancellation)
    {
        var asked = urls.Distinct(StringComparer.Ordinal).ToList();
        var seen = await ReadAsync(accountId, datasetId, asked, (images, url) => images.IsSeen(modelId, url) ? url : null, cancellation);
        return [.. asked.Where((_, i) => seen[i] is null)];
    }

    public async Task<IReadOnlyList<ImageFile?>> FindFilesAsync(
        long accountId, long datasetId, IReadOnlyList<string> urls, CancellationToken cancellation) =>
        await ReadAsync(accountId, datasetId, urls, (images, url) => images.FindFile(url), cancellation);

    private List<string?> Save(LocalConnection db, long accountId, long datasetId, List<EncodedImage> images, bool filesAreKept) =>
        DatasetWords.Find(db, accountId, datasetId) is { } dataset
            ? images.ConvertAll(new ImageWriter(db, datasetId, new ItemMerging(db, ids, dataset, datasetId, time.GetUtcNow()), filesAreKept).Save)
            : images.ConvertAll<string?>(image => image.Seen.Url);

    private async Task<List<T?>> ReadAsync<T>(
        long accountId, long datasetId, IReadOnlyList<string> keys, Func<ImageReader, string, T?> read, CancellationToken cancellation)
        where T : class
    {
        var found = new List<T?>(keys.Count);
        foreach (var turn in keys.Chunk(ReadingTurn))
        {
            await Task.Yield();
            found.AddRange(await database.ReadAsync(
                db =>
                {
                    if (!IsThere(db, accountId, datasetId))
                    {
                        return new T?[turn.Length];
                    }

                    var images = new ImageReader(db, datasetId);
                    return Array.ConvertAll(turn, key => read(images, key));
                },
                cancellation));
        }

        return found;
    }

    private static bool IsThere(LocalConnection db, long accountId, long datasetId) =>
        db.Integer("SELECT 1 FROM live_datasets WHERE id = ?1 AND account_id = ?2", datasetId, accountId) is not null;
}

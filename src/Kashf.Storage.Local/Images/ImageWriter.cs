using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Images;

/// <summary>Saves images of one dataset within one transaction.</summary>
/// <param name="filesAreKept">Whether the files of the images are kept.</param>
internal sealed class ImageWriter(LocalConnection db, long datasetId, ItemMerging merging, bool filesAreKept)
{
    private readonly Statement find = db.Prepare("SELECT id, url, model_id FROM images WHERE dataset_id = ?1 AND hash = ?2");

    private readonly Statement insert = db.Prepare(
        "INSERT INTO images (dataset_id, hash, url, width, height, model_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id");

    private readonly Statement update = db.Prepare("UPDATE images SET url = ?2, model_id = ?3 WHERE id = ?1");

    private readonly Statement saveVectors = db.Prepare("INSERT OR REPLACE INTO image_vectors (image_id, vectors) VALUES (?1, ?2)");

    private readonly Statement saveUrl = db.Prepare("INSERT OR REPLACE INTO image_urls (dataset_id, url, image_id, is_kept) VALUES (?1, ?2, ?3, ?4)");

    /// <returns>The URL under which its content was first saved; null where its own has the item of other content, which stays.</returns>
    public string? Save(EncodedImage image)
    {
        var seen = image.Seen;
        var known = Find(image.Hash);
        var url = known?.Url ?? seen.Url;
        var before = FindBehind(seen.Url);
        if (url != seen.Url && before is not null && before != known?.Id && merging.HasItem(seen.Url))
        {
            return null;
        }

        var id = known?.Id ?? Insert(image);
        if (known is { } stored && (stored.Url is null || stored.ModelId != seen.ModelId))
        {
            update.Run(id, url, seen.ModelId);
        }

        if (known?.ModelId != seen.ModelId)
        {
            saveVectors.Run(id, image.Vectors);
        }

        Lead(seen.Url, before, id);
        if (url != seen.Url)
        {
            merging.Move(seen.Url, url);
        }

        return url;
    }

    private (long Id, string? Url, string ModelId)? Find(byte[] hash)
    {
        try
        {
            find.Bind(datasetId, hash);
            return find.Step() ? (find.Integer(0), find.NullableText(1), find.Text(2)) : null;
        }
        finally
        {
            find.Reset();
        }
    }

    private long Insert(EncodedImage image)
    {
        try
        {
            insert.Bind(datasetId, image.Hash, image.Seen.Url, (long)image.Seen.Width, (long)image.Seen.Height, image.Seen.ModelId);
            insert.Step();
            return insert.Integer(0);
        }
        finally
        {
            insert.Reset();
        }
    }

    private long? FindBehind(string url) =>
        db.Integer("SELECT image_id FROM image_urls WHERE dataset_id = ?1 AND url = ?2", datasetId, url);

    /// <summary>From here on the URL leads to this image. What was behind it before may still be behind others.</summary>
    private void Lead(string url, long? before, long imageId)
    {
        if (before == imageId)
        {
            Keep(url);
            return;
        }

        if (before is { } other)
        {
            db.Execute("UPDATE images SET url = NULL WHERE id = ?1 AND url = ?2", other, url);
        }

        saveUrl.Run(datasetId, url, imageId, filesAreKept ? 1L : 0L);
    }

    private void Keep(string url)
    {
        if (filesAreKept)
        {
            db.Execute("UPDATE image_urls SET is_kept = 1 WHERE dataset_id = ?1 AND url = ?2 AND is_kept = 0", datasetId, url);
        }
    }
}

using Kashf.Core.Items;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Images;

/// <summary>Reads at which addresses an image was found besides the one that its item has, within one snapshot.</summary>
internal sealed class OtherUrls(LocalConnection db)
{
    private readonly Statement select = db.Prepare(
        $"SELECT url FROM image_urls WHERE image_id = ?1 AND url <> ?2 LIMIT {Item.MostOtherUrls}");

    /// <param name="imageId">Null where the item's image is not known: it has no other address.</param>
    public IReadOnlyList<string> Read(long? imageId, string content)
    {
        if (imageId is not { } id)
            return [];
        try
        {
            var urls = new List<string>();
            for (select.Bind(id, content); select.Step();)
                urls.Add(select.Text(0));
            return urls;
        }
        finally
        {
            select.Reset();
        }
    }
}

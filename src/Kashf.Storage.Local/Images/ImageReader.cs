using Kashf.Core.Images;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Images;

/// <summary>Reads what is known of the images of one dataset within one snapshot.</summary>
internal sealed class ImageReader(LocalConnection db, long datasetId)
{
    private const string Columns = "i.url, i.hash, i.width, i.height";
    private const string ByUrl = "FROM image_urls u JOIN images i ON i.id = u.image_id WHERE u.dataset_id = ?1 AND u.url = ?2";

    private readonly Statement find = db.Prepare(
        $"""
        SELECT {Columns}, v.vectors FROM image_urls u JOIN images i ON i.id = u.image_id JOIN image_vectors v ON v.image_id = i.id
        WHERE u.dataset_id = ?1 AND u.url = ?2 AND i.model_id = ?3
        """);

    private readonly Statement findByHash = db.Prepare(
        $"""
        SELECT {Columns}, v.vectors FROM images i JOIN image_vectors v ON v.image_id = i.id
        WHERE i.dataset_id = ?1 AND i.hash = ?2 AND i.model_id = ?3
        """);

    public SeenImage? Find(string modelId, string url) => Read(find, url, url, modelId);

    public SeenImage? FindByHash(string modelId, string hash) => Read(findByHash, Convert.FromHexString(hash), "", modelId);

    public bool IsSeen(string modelId, string url) =>
        db.Integer($"SELECT 1 {ByUrl} AND i.model_id = ?3", datasetId, url, modelId) is not null;

    public ImageFile? FindFile(string url) => db.First(
        $"SELECT i.hash, u.is_kept {ByUrl}", row => new ImageFile(Convert.ToHexStringLower(row.Bytes(0)), row.Integer(1) != 0), datasetId, url);

    private SeenImage? Read(Statement statement, SqlValue key, string askedUrl, string modelId)
    {
        try
        {
            statement.Bind(datasetId, key, modelId);
            return statement.Step()
                ? new SeenImage
                {
                    Url = statement.NullableText(0) ?? askedUrl,
                    Hash = Convert.ToHexStringLower(statement.Bytes(1)),
                    Width = (int)statement.Integer(2),
                    Height = (int)statement.Integer(3),
                    ModelId = modelId,
                    Vectors = ImageVectorBytes.Decode(statement.Bytes(4)),
                }
                : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}

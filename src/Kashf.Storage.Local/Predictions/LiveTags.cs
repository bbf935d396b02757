using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Predictions;

/// <summary>Which tags a dataset still has, within one transaction.</summary>
internal sealed class LiveTags(LocalConnection db, long datasetId)
{
    private readonly Dictionary<long, bool> known = [];

    public bool Contains(long tagId)
    {
        if (!known.TryGetValue(tagId, out var live))
        {
            live = db.Integer("SELECT 1 FROM tags WHERE id = ?1 AND dataset_id = ?2 AND deleted = 0", tagId, datasetId) is not null;
            known.Add(tagId, live);
        }

        return live;
    }
}

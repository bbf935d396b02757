using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Predictions;

/// <summary>Numbers for the versions of models, so that a prediction need not repeat the version.</summary>
internal static class PredictionModels
{
    /// <returns>The model's number; null where it has predicted nothing.</returns>
    public static long? Find(LocalConnection db, long datasetId, string version) => db.Integer(
        "SELECT id FROM prediction_models WHERE dataset_id = ?1 AND version = ?2", datasetId, version);

    public static long FindOrAdd(LocalConnection db, long datasetId, string version) =>
        Find(db, datasetId, version)
        ?? db.Integer("INSERT INTO prediction_models (dataset_id, version) VALUES (?1, ?2) RETURNING id", datasetId, version)!.Value;
}

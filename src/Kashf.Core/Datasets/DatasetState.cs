namespace Kashf.Core.Datasets;

/// <summary>Where a dataset's latest job stands; on the wire the names in lower case.</summary>
public enum DatasetState
{
    Untrained,
    Waiting,
    Training,
    Trained,
    Retagging,
    Retagged,
    Importing,
    Imported,
    Exporting,
    Exported,
    Failed,
}

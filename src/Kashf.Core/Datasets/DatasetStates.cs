namespace Kashf.Core.Datasets;

public static class DatasetStates
{
    /// <returns>Whether a job works on the dataset in this state, or is about to.</returns>
    public static bool IsRunning(this DatasetState state) => state
        is DatasetState.Waiting
        or DatasetState.Training
        or DatasetState.Retagging
        or DatasetState.Importing
        or DatasetState.Exporting;
}

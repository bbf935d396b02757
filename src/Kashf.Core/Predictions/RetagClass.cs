namespace Kashf.Core.Predictions;

/// <summary>Classes of items in the order in which a retagging takes them.</summary>
public enum RetagClass
{
    NeverPredictedUnreported,
    NeverPredictedReported,
    PredictedByOlderModel,

    /// <summary>Could not be opened when a retagging last tried.</summary>
    PassedOver,
}

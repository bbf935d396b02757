using Kashf.Core.Predictions;
using Kashf.Functions.Jobs;

namespace Kashf.Functions.Retagging;

/// <param name="Limit">The most items to predict from here on.</param>
/// <param name="Planned">Items that were planned before the history was last begun anew.</param>
/// <param name="Outcome">What became of those; null where there were none.</param>
public sealed record RetaggingInput(DatasetJobInput Dataset, long Limit, long Planned = 0, RetaggedBatch? Outcome = null);

/// <summary>Input of the planning step.</summary>
public sealed record RetaggingPlanInput(long AccountId, long DatasetId, long Limit);

/// <summary>Input of the step that predicts one batch.</summary>
/// <param name="Progress">The share of the work that is surely done when this batch is, whichever others still run.</param>
public sealed record RetaggingBatchInput(long AccountId, long DatasetId, string ModelVersion, RetagBatch Batch, double Progress);

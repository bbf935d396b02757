using Kashf.Core.Datasets;

namespace Kashf.Core.Training;

/// <summary>What a training measured; the model itself lies in the store under its version.</summary>
/// <param name="Tags">By tag; tags that could not be trained are absent.</param>
public sealed record TrainedModel(string Version, Evaluation Evaluation, IReadOnlyDictionary<long, Evaluation> Tags);

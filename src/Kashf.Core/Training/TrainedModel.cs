using Kashf.Core.Datasets;

namespace Kashf.Core.Training;

/// <summary>What a training measured; the model itself lies in the store under its version.</summary>
/// <param name="Evaluation">Null where nothing could be held out: of every person there is one photo.</param>
/// <param name="Tags">By tag; tags that could not be trained, or of which nothing could be held out, are absent.</param>
public sealed record TrainedModel(string Version, Evaluation? Evaluation, IReadOnlyDictionary<long, Evaluation> Tags);

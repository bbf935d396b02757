using System.Diagnostics.CodeAnalysis;

namespace Kashf.Core.Learning;

/// <summary>A trained model with what was measured on the way, or what is missing.</summary>
public sealed record TrainingResult<TModel>
    where TModel : class
{
    /// <summary>The model; null when no tag could be trained.</summary>
    public TModel? Model { get; init; }

    /// <summary>Held-out precision and recall; null without a model.</summary>
    public DatasetEvaluation? Evaluation { get; init; }

    /// <summary>A held-out prediction of each report of a trained tag.</summary>
    public IReadOnlyList<HeldOutPrediction> HeldOut { get; init; } = [];

    /// <summary>The tags that were left out, and why.</summary>
    public IReadOnlyList<TrainingShortfall> Shortfalls { get; init; } = [];

    /// <summary>Whether there is a model.</summary>
    [MemberNotNullWhen(true, nameof(Model), nameof(Evaluation))]
    public bool Succeeded => Model is not null;

    /// <summary>The same, of a wider type of model.</summary>
    public TrainingResult<TWider> As<TWider>()
        where TWider : class => new()
        {
            Model = (TWider?)(object?)Model,
            Evaluation = Evaluation,
            HeldOut = HeldOut,
            Shortfalls = Shortfalls,
        };
}

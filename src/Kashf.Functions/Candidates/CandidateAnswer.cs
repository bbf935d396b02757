using System.ComponentModel;
using Kashf.Core.Candidates;

namespace Kashf.Functions.Candidates;

[Description("An item that is worth labelling.")]
public sealed record CandidateAnswer
{
    private const int Decimals = 2;

    public required long Id { get; init; }

    public required string Content { get; init; }

    [Description("0 to 1: how unsure the model is of it; null where no model knows enough yet.")]
    public required double? Uncertainty { get; init; }

    [Description("Of the tag that was named; null where none was, or no model knows it yet.")]
    public required double? Probability { get; init; }

    public static CandidateAnswer From(Candidate candidate) => new()
    {
        Id = candidate.ItemId,
        Content = candidate.Content,
        Uncertainty = Rounded(candidate.Uncertainty),
        Probability = Rounded(candidate.Probability),
    };

    private static double? Rounded(float? share) => share is { } value ? Math.Round((double)value, Decimals) : null;
}

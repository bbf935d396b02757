using System.ComponentModel;
using Kashf.Core.Candidates;

namespace Kashf.Functions.Candidates;

[Description("Items to label next, those that tell most first.")]
public sealed record CandidatesAnswer(int Count, IReadOnlyList<CandidateAnswer> Results)
{
    public static CandidatesAnswer From(IReadOnlyList<Candidate> candidates) =>
        new(candidates.Count, [.. candidates.Select(CandidateAnswer.From)]);
}

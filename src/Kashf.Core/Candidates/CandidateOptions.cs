using System.ComponentModel.DataAnnotations;

namespace Kashf.Core.Candidates;

/// <summary>How candidates are looked for. Bound to the section <c>Candidates</c>.</summary>
public sealed class CandidateOptions
{
    public const string Section = "Candidates";

    /// <summary>The most unreported items that a request looks at: a spread over the dataset. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int PoolLimit { get; init; } = 10_000;

    /// <summary>The most characters (UTF-16 units) of all of them together. Default 2,000,000.</summary>
    [Range(1, 1_000_000_000)]
    public int PoolCharacters { get; init; } = 2_000_000;

    /// <summary>
    /// Where the model has learnt from fewer reports, candidates show the variety of the items; from there on, what it
    /// does not know. Default 60.
    /// </summary>
    [Range(0, 1_000_000)]
    public int ReportsBeforeUncertainty { get; init; } = 60;
}

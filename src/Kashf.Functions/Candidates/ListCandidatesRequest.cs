using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Candidates;

public sealed record ListCandidatesRequest
{
    private const int DefaultCount = 20;
    private const int MostCount = 500;

    [Required]
    [Description("The dataset's slug.")]
    public string Dataset { get; init; } = "";

    [Description("The tag to learn about; all tags of the dataset where it is absent.")]
    public long? TagId { get; init; }

    [Range(1, MostCount, ErrorMessage = "must be from 1 to 500")]
    [Description("The most items to list, 1 to 500. Default 20.")]
    public int Count { get; init; } = DefaultCount;
}

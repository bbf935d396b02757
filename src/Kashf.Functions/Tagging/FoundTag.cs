using System.ComponentModel;
using Kashf.Core.Tagging;

namespace Kashf.Functions.Tagging;

[Description("A tag that was found.")]
public sealed record FoundTag(long Id, double Probability, string Title)
{
    private const int Decimals = 2;

    public static FoundTag From(TagPrediction prediction) =>
        new(prediction.TagId, Math.Round(prediction.Probability, Decimals), prediction.Title);
}

using Kashf.Core.Datasets;
using Kashf.Core.Learning;
using Kashf.Core.Results;
using Kashf.Core.Tags;

namespace Kashf.Core.Training;

/// <summary>Refusals that concern training.</summary>
public static class TrainingErrors
{
    private const int TagsShown = 10;

    public static Error NoTags(string slug) =>
        Error.Field(ErrorKind.Conflict, "training-needs-tags", "dataset", $"'{slug}' has no active tag; create tags and report examples of them");

    public static Error NotEnough(Dataset dataset, IReadOnlyList<TrainingShortfall> shortfalls, IReadOnlyList<Tag> tags)
    {
        var titles = tags.ToDictionary(tag => tag.Id, tag => tag.Title);
        var messages = shortfalls.Take(TagsShown).Select(shortfall => Describe(shortfall, titles.GetValueOrDefault(shortfall.TagId, ""))).ToArray();
        return new Error(ErrorKind.Conflict, "training-needs-examples", $"'{dataset.Slug}' has too few examples to learn from: {string.Join("; ", messages)}")
        {
            Fields = new Dictionary<string, string[]> { ["dataset"] = messages },
        };
    }

    private static string Describe(TrainingShortfall shortfall, string title) => shortfall.Lacking switch
    {
        Lacking.Positives =>
            $"tag {shortfall.TagId} '{title}' has {shortfall.Have} positive report(s) and needs {shortfall.Need}",
        _ => $"tag {shortfall.TagId} '{title}' has nothing to be told from: report items that it does not hold for (positive=false), or items of another tag",
    };
}

using Kashf.Core.Tags;

namespace Kashf.Core.Learning;

/// <summary>What training needs at least, known from counts before a job starts.</summary>
public static class TrainingRequirements
{
    /// <summary>One positive item to learn from while the other is held out.</summary>
    public const int FewestPositives = 2;

    /// <summary>The tags that cannot be trained; training is possible while there are fewer of them than tags.</summary>
    /// <param name="tags">The reports of each tag of the dataset.</param>
    /// <param name="unreported">How many items of the dataset have no report.</param>
    public static IReadOnlyList<TrainingShortfall> Check(IReadOnlyList<TagCounts> tags, long unreported)
    {
        var withPositives = tags.Count(tag => tag.Positives > 0);
        var shortfalls = new List<TrainingShortfall>();
        foreach (var tag in tags)
        {
            var others = withPositives - (tag.Positives > 0 ? 1 : 0);
            if (tag.Positives < FewestPositives)
                shortfalls.Add(new(tag.TagId, Lacking.Positives, tag.Positives, FewestPositives));
            else if (tag.Negatives + others + unreported == 0)
                shortfalls.Add(new(tag.TagId, Lacking.Contrast, 0, 1));
        }
        return shortfalls;
    }
}

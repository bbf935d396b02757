using Kashf.Core.Datasets;
using Kashf.Core.Tags;

namespace Kashf.Core.Learning;

/// <summary>What training needs at least, known from counts before a job starts.</summary>
/// <param name="FewestPositives">Items that must have a tag.</param>
/// <param name="NeedsContrast">Whether there must be items that a tag can be told from.</param>
public sealed record TrainingRequirements(int FewestPositives, bool NeedsContrast)
{
    /// <summary>Of texts and images: one positive item to learn from while the other is held out.</summary>
    public static TrainingRequirements OfConcepts { get; } = new(2, NeedsContrast: true);

    /// <summary>Of faces: how far faces of one person and of two differ is known before the first photo.</summary>
    public static TrainingRequirements OfFaces { get; } = new(1, NeedsContrast: false);

    public static TrainingRequirements Of(DatasetType type) => type == DatasetType.Face ? OfFaces : OfConcepts;

    /// <summary>The tags that cannot be trained; training is possible while there are fewer of them than tags.</summary>
    /// <param name="tags">The reports of each tag of the dataset.</param>
    /// <param name="unreported">How many items of the dataset have no report.</param>
    public IReadOnlyList<TrainingShortfall> Check(IReadOnlyList<TagCounts> tags, long unreported)
    {
        var withPositives = tags.Count(tag => tag.Positives > 0);
        var shortfalls = new List<TrainingShortfall>();
        foreach (var tag in tags)
        {
            var others = withPositives - (tag.Positives > 0 ? 1 : 0);
            if (tag.Positives < FewestPositives)
                shortfalls.Add(new(tag.TagId, Lacking.Positives, tag.Positives, FewestPositives));
            else if (NeedsContrast && tag.Negatives + others + unreported == 0)
                shortfalls.Add(new(tag.TagId, Lacking.Contrast, 0, 1));
        }
        return shortfalls;
    }
}

using Kashf.Core.Learning;
using Kashf.Core.Tags;
using Kashf.Core.Text;

namespace Kashf.Core.Tagging;

/// <summary>Chooses, from a model's probabilities, the tags to answer.</summary>
internal sealed class TagSelection
{
    private readonly IReadOnlyList<PredictableTag> tags;
    private readonly bool treeBased;

    private TagSelection(IReadOnlyList<PredictableTag> tags, bool treeBased)
    {
        this.tags = tags;
        this.treeBased = treeBased;
    }

    /// <param name="model">Says which tags it knows and their thresholds.</param>
    /// <param name="current">The dataset's tags now: titles come from here; the inactive are not answered.</param>
    /// <param name="treeBased">Whether a child is considered only where its parent was accepted.</param>
    public static TagSelection Create(TextModel model, IReadOnlyList<Tag> current, bool treeBased)
    {
        var known = current.Where(tag => tag.Active).ToDictionary(tag => tag.Id);
        var positions = Enumerable.Range(0, model.TagIds.Count).Where(i => known.ContainsKey(model.TagIds[i])).ToList();
        var ordered = positions.Select(i => known[model.TagIds[i]]).ToList();
        var parents = ordered.Select(tag => NearestAbove(tag, ordered, current)).ToList();
        var tags = positions.Select((position, i) =>
            new PredictableTag(ordered[i].Id, ordered[i].Title, position, model.Thresholds[position], parents[i])).ToList();
        return new TagSelection(tags, treeBased);
    }

    public IReadOnlyList<TagPrediction> Select(ReadOnlySpan<float> probabilities)
    {
        var found = new List<TagPrediction>();
        for (var i = 0; i < tags.Count; i++)
        {
            if (IsAccepted(i, probabilities))
                found.Add(new TagPrediction(tags[i].Id, tags[i].Title, probabilities[tags[i].Position]));
        }

        found.Sort((left, right) => right.Probability.CompareTo(left.Probability));
        return found;
    }

    private bool IsAccepted(int index, ReadOnlySpan<float> probabilities)
    {
        // No path is longer than the tags, even where two updates at once closed a ring.
        for (var steps = 0; index >= 0 && steps <= tags.Count; steps++)
        {
            if (probabilities[tags[index].Position] < tags[index].Threshold)
                return false;
            if (!treeBased)
                return true;
            index = tags[index].Parent;
        }

        return true;
    }

    /// <summary>The nearest ancestor that can be predicted: one that is inactive or untrained can't hold its children back.</summary>
    private static int NearestAbove(Tag tag, List<Tag> predictable, IReadOnlyList<Tag> all)
    {
        var parentId = tag.ParentId;
        for (var steps = 0; parentId is { } id && steps <= all.Count; steps++)
        {
            var index = predictable.FindIndex(candidate => candidate.Id == id);
            if (index >= 0)
                return index;
            parentId = all.FirstOrDefault(candidate => candidate.Id == id)?.ParentId;
        }

        return -1;
    }
}

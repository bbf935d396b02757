using Kashf.Core.Learning;
using Kashf.Core.Predictions;
using Kashf.Core.Tags;

namespace Kashf.Core.Tagging;

/// <summary>Chooses, from a model's probabilities, the tags to answer.</summary>
internal sealed class TagSelection
{
    private readonly IReadOnlyList<PredictableTag> tags;
    private readonly bool treeBased;
    private readonly bool isExclusive;

    private TagSelection(IReadOnlyList<PredictableTag> tags, bool treeBased, bool isExclusive)
    {
        this.tags = tags;
        this.treeBased = treeBased;
        this.isExclusive = isExclusive;
    }

    /// <param name="tagIds">The tags that the model knows, in the order of its probabilities.</param>
    /// <param name="thresholds">The probability from which each of them is answered.</param>
    /// <param name="current">The dataset's tags now: titles come from here; the inactive are not answered.</param>
    /// <param name="treeBased">Whether a child is considered only where its parent was accepted.</param>
    /// <param name="isExclusive">Whether the probabilities sum to 1, or to less where an item may have none of the tags.</param>
    public static TagSelection Create(
        IReadOnlyList<long> tagIds, IReadOnlyList<float> thresholds, IReadOnlyList<Tag> current, bool treeBased, bool isExclusive = false)
    {
        var byId = current.ToDictionary(tag => tag.Id);
        var positions = Enumerable.Range(0, tagIds.Count).Where(position => byId.TryGetValue(tagIds[position], out var tag) && tag.Active).ToList();
        var places = positions.Select((position, place) => KeyValuePair.Create(tagIds[position], place)).ToDictionary();
        var tags = positions.Select(position =>
        {
            var tag = byId[tagIds[position]];
            return new PredictableTag(tag.Id, tag.Title, position, thresholds[position], NearestAbove(tag, places, byId));
        });
        return new TagSelection([.. tags], treeBased, isExclusive);
    }

    public IReadOnlyList<TagPrediction> Select(ReadOnlySpan<float> probabilities)
    {
        var found = new List<TagPrediction>();
        for (var i = 0; i < tags.Count; i++)
        {
            if (IsAccepted(i, probabilities))
                found.Add(new TagPrediction(tags[i].Id, tags[i].Title, probabilities[tags[i].Position]));
        }

        if (found.Count == 0 && isExclusive && MostProbableOfExclusive(probabilities) is { } best)
            found.Add(new TagPrediction(best.Id, best.Title, probabilities[best.Position]));
        found.Sort((left, right) => right.Probability.CompareTo(left.Probability));
        return found;
    }

    /// <summary>The same tags without their titles.</summary>
    public IReadOnlyList<TagProbability> SelectIds(ReadOnlySpan<float> probabilities) =>
        [.. Select(probabilities).Select(tag => new TagProbability(tag.TagId, (float)tag.Probability))];

    /// <summary>The probability of the most probable of the tags that can be answered; 0 where there are none.</summary>
    public float MostProbable(ReadOnlySpan<float> probabilities)
    {
        var most = 0f;
        foreach (var tag in tags)
            most = Math.Max(most, probabilities[tag.Position]);
        return most;
    }

    /// <summary>The certainty of the least certain of the tags that can be answered; 1 where there are none.</summary>
    public float CertaintyOf(ReadOnlySpan<float> probabilities)
    {
        var least = 1f;
        foreach (var tag in tags)
            least = Math.Min(least, Certainty.Of(probabilities[tag.Position], (float)tag.Threshold));
        return least;
    }

    /// <returns>Null where the item has rather none of the tags, or where the best one can't be answered.</returns>
    private PredictableTag? MostProbableOfExclusive(ReadOnlySpan<float> probabilities)
    {
        var best = ExclusiveTags.MostProbable(probabilities);
        return tags.Where(tag => tag.Position == best).Select(tag => (PredictableTag?)tag).FirstOrDefault();
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
    private static int NearestAbove(Tag tag, Dictionary<long, int> places, Dictionary<long, Tag> all)
    {
        var parentId = tag.ParentId;
        for (var steps = 0; parentId is { } id && steps <= all.Count; steps++)
        {
            if (places.TryGetValue(id, out var place))
                return place;
            parentId = all.GetValueOrDefault(id)?.ParentId;
        }

        return -1;
    }
}

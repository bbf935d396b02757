using Kashf.Core.Reports;

namespace Kashf.Storage.Contract.Lists;

/// <summary>What the lists must show, kept in memory beside the storage.</summary>
internal sealed class ListModel
{
    public Dictionary<(long Tag, long Item), bool> Reports { get; } = [];

    public Dictionary<(long Tag, long Item), float> Predictions { get; } = [];

    public Dictionary<(long Tag, long Item), Contradiction> Contradictions { get; } = [];

    public void Report(long tag, long item, bool positive)
    {
        if (Reports.TryGetValue((tag, item), out var before) && before != positive)
        {
            Contradictions.Remove((tag, item));
        }

        Reports[(tag, item)] = positive;
    }

    public void Remove(long tag, long item)
    {
        Reports.Remove((tag, item));
        Contradictions.Remove((tag, item));
    }

    public void Predict(long item, IEnumerable<(long Tag, float Probability)> found)
    {
        foreach (var tag in Predictions.Keys.Where(key => key.Item == item).ToList())
        {
            Predictions.Remove(tag);
        }

        foreach (var (tag, probability) in found)
        {
            Predictions[(tag, item)] = probability;
        }
    }

    public void Contradict(long tag, IEnumerable<Contradiction> contradictions)
    {
        foreach (var stored in Contradictions.Keys.Where(key => key.Tag == tag).ToList())
        {
            Contradictions.Remove(stored);
        }

        foreach (var contradiction in contradictions)
        {
            if (Reports.TryGetValue((tag, contradiction.ItemId), out var positive) && positive == contradiction.Positive)
            {
                Contradictions[(tag, contradiction.ItemId)] = contradiction;
            }
        }
    }

    public List<ExpectedEntry> Predicted(long tag) => InOrder(
        from entry in Predictions
        where entry.Key.Tag == tag
        select new ExpectedEntry((int)MathF.Round(entry.Value * 100), entry.Key.Item, true));

    public List<ExpectedEntry> Reported(long tag, bool? positive) => InOrder(
        from entry in Reports
        where entry.Key.Tag == tag && (positive ?? entry.Value) == entry.Value
        select new ExpectedEntry(0, entry.Key.Item, entry.Value));

    public List<ExpectedEntry> NotSure(long tag, bool? positive) => InOrder(
        from entry in Contradictions
        where entry.Key.Tag == tag && (positive ?? entry.Value.Positive) == entry.Value.Positive
        let distance = MathF.Abs(entry.Value.Probability - (entry.Value.Positive ? 1 : 0))
        select new ExpectedEntry((int)MathF.Round(distance * 1000), entry.Key.Item, entry.Value.Positive));

    private static List<ExpectedEntry> InOrder(IEnumerable<ExpectedEntry> entries) =>
        [.. entries.OrderByDescending(entry => entry.Rank).ThenByDescending(entry => entry.ItemId)];
}

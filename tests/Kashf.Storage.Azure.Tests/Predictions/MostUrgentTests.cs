using Kashf.Core.Predictions;
using Kashf.Storage.Azure.Predictions;

namespace Kashf.Storage.Azure.Tests.Predictions;

public sealed class MostUrgentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Batches_RandomItems_AreTheFirstInTheOrderOfCuts(int limit)
    {
        var random = new Random(limit);
        var items = Enumerable.Range(1, 300).Select(id => new RetagCut((RetagClass)random.Next(3), random.Next(3), random.Next(3), id)).ToList();
        var urgent = new MostUrgent(limit);
        items.ForEach(urgent.Add);

        var batches = urgent.Batches(10);

        var expected = items.OrderBy(item => (item.Class, item.Certainty, item.PredictedAt, item.ItemId)).Take(limit).ToList();
        var taken = items.Where(item => batches.Any(batch => batch.Range.First <= item.ItemId && item.ItemId <= batch.Range.Last && batch.Cut.Includes(item)));
        Assert.Equal(expected.Select(item => item.ItemId).Order(), taken.Select(item => item.ItemId).Order());
        Assert.Equal(expected.Count, batches.Sum(batch => batch.Items));
    }
}

using System.Numerics.Tensors;
using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Candidates;

namespace Kashf.Core.Tests.Candidates;

public sealed class CandidateSelectionTests
{
    private const float NearlyAlike = 0.9f;

    [Fact]
    public void Uncertain_AnyItems_AreDistinctDifferentWithinCountAndTheSameAgain() => ForAnyItems((vectors, uncertainties, count) =>
        Selection(vectors).Uncertain(uncertainties, count));

    [Fact]
    public void Representative_AnyItems_AreDistinctDifferentWithinCountAndTheSameAgain() => ForAnyItems((vectors, _, count) =>
        Selection(vectors).Representative(vectors.Length, count));

    [Fact]
    public void Uncertain_HalfOfTheItemsCertain_ChoosesTheOthers()
    {
        var vectors = Directions(40);
        float[] uncertainties = [.. vectors.Select((_, i) => i % 2 == 0 ? 0.9f : 0f)];
        Assert.All(Selection(vectors).Uncertain(uncertainties, 10), at => Assert.Equal(0, at % 2));
    }

    [Fact]
    public void Uncertain_EveryItemCertain_StillChooses() => Assert.Equal(5, Selection(Directions(8)).Uncertain(new float[8], 5).Length);

    [Fact]
    public void Uncertain_OrderIsByWorth()
    {
        var vectors = Directions(30);
        float[] uncertainties = [.. vectors.Select((_, i) => (i + 1) / 30f)];
        var chosen = Selection(vectors).Uncertain(uncertainties, 30);
        Assert.Equal(chosen.OrderByDescending(at => uncertainties[at]), chosen);
    }

    [Fact]
    public void Uncertain_Outlier_IsLeftOutWhereOthersAreTypical()
    {
        var random = new Random(5);
        float[][] vectors = [.. Enumerable.Range(0, 200).Select(_ => Near([1f, 0, 0, 0, 0, 0], 0.5f, random)), Unit([-1f, 0, 0, 0, 0, 0])];
        Assert.DoesNotContain(200, Selection(vectors).Uncertain([.. vectors.Select(_ => 1f)], 20));
    }

    [Fact]
    public void Uncertain_ItemsOfWhichNothingIsKnown_ComeLast()
    {
        float[][] vectors = [.. Directions(10), .. Enumerable.Range(0, 10).Select(_ => new float[10])];
        var chosen = Selection(vectors).Uncertain([.. vectors.Select(_ => 1f)], 20);
        Assert.Equal(20, chosen.Length);
        Assert.All(chosen[..10], at => Assert.InRange(at, 0, 9));
    }

    [Fact]
    public void Representative_Clusters_GivesOneOfEach()
    {
        var random = new Random(3);
        int[] sizes = [50, 30, 20];
        float[][] vectors = [.. sizes.SelectMany((size, axis) => Enumerable.Range(0, size).Select(_ => Near(Axis(axis), 0.1f, random)))];
        var chosen = Selection(vectors).Representative(vectors.Length, 3);
        Assert.Equal([0, 1, 2], chosen.Select(at => vectors[at].AsSpan().IndexOfAnyInRange(0.7f, 1f)).Order());
    }

    [Fact]
    public void Choose_NoItems_IsEmpty()
    {
        Assert.Empty(Selection([]).Uncertain([], 5));
        Assert.Empty(Selection([]).Representative(0, 5));
    }

    private static void ForAnyItems(Func<float[][], float[], int, int[]> choose)
    {
        var component = Gen.Choose(-10, 10).Select(value => value / 10f);
        var item = from vector in component.ArrayOf(4) from percent in Gen.Choose(0, 100) select (Vector: Unit(vector), Uncertainty: percent / 100f);
        var pools = from items in item.ListOf() from count in Gen.Choose(1, 12) select (items, count);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(pools.ToArbitrary(), pool =>
        {
            float[][] vectors = [.. pool.items.Select(one => one.Vector)];
            float[] uncertainties = [.. pool.items.Select(one => one.Uncertainty)];
            var chosen = choose(vectors, uncertainties, pool.count);
            var pairs = from a in chosen from b in chosen where a != b select TensorPrimitives.Dot<float>(vectors[a], vectors[b]);
            return chosen.Length <= pool.count
                && chosen.Distinct().Count() == chosen.Length
                && chosen.All(at => at >= 0 && at < vectors.Length)
                && pairs.All(likeness => likeness < NearlyAlike)
                && chosen.SequenceEqual(choose(vectors, uncertainties, pool.count));
        }));
    }

    private static CandidateSelection Selection(float[][] vectors) =>
        new(positions => Array.ConvertAll(positions, at => vectors[at]), 1, TestContext.Current.CancellationToken);

    private static float[][] Directions(int count) => [.. Enumerable.Range(0, count).Select(at =>
    {
        var vector = new float[count];
        vector[at] = 1;
        return vector;
    })];

    private static float[] Axis(int at) => [.. Enumerable.Range(0, 3).Select(i => i == at ? 1f : 0f)];

    private static float[] Near(float[] centre, float spread, Random random) =>
        Unit([.. centre.Select(value => value + (spread * ((2 * random.NextSingle()) - 1)))]);

    private static float[] Unit(float[] vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        return norm > 0 ? [.. vector.Select(value => value / norm)] : vector;
    }
}

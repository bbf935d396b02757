using FsCheck;
using FsCheck.Fluent;
using Kashf.Models.Faces.Alignment;
using Kashf.Models.Faces.Landmarks;

namespace Kashf.Models.Tests.Faces.Alignment;

public sealed class SimilarityTransformTests
{
    private static readonly FacePoint[] Face = [new(30, 50), new(74, 52), new(55, 71), new(41, 92), new(70, 91)];

    [Fact]
    public void Fit_TransformedPoints_FindsTheTransform() =>
        Prop.ForAll<int, byte, short>((degrees, size, x) =>
        {
            var (sine, cosine) = MathF.SinCos(degrees % 360 * MathF.PI / 180);
            var scale = (size + 1) / 16f;
            var transform = new SimilarityTransform(scale * cosine, scale * sine, x, x / 3f);
            var found = SimilarityTransform.Fit(Face, [.. Face.Select(transform.Apply)]);
            return Face.All(point => found.Apply(point).DistanceTo(transform.Apply(point)) < 0.05f) && Math.Abs(found.Scale - scale) < 0.01f;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_PointsThatDoNotFit_IsNearerThanItsNeighbours()
    {
        FacePoint[] to = [new(38, 51), new(73, 51), new(60, 70), new(41, 92), new(70, 95)];
        var best = SimilarityTransform.Fit(Face, to);
        var least = Distance(best);
        Assert.All(
            (SimilarityTransform[])[best with { X = best.X + 0.1f }, best with { Y = best.Y - 0.1f }, best with { Cosine = best.Cosine * 1.01f }, best with { Sine = best.Sine + 0.01f }],
            other => Assert.True(Distance(other) > least));
        float Distance(SimilarityTransform transform) => Face.Zip(to).Sum(pair => MathF.Pow(transform.Apply(pair.First).DistanceTo(pair.Second), 2));
    }

    [Fact]
    public void Fit_PointsThatAreOne_OnlyMoves()
    {
        var found = SimilarityTransform.Fit([new(3, 4), new(3, 4)], [new(5, 5), new(7, 7)]);
        Assert.Equal(new(1, 0, 3, 2), found);
    }
}

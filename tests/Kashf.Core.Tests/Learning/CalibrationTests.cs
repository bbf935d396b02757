using Kashf.Core.Learning;
using Kashf.Core.Reports;

namespace Kashf.Core.Tests.Learning;

public sealed class CalibrationTests
{
    private const int Rows = 60;

    [Fact]
    public void Fit_ExclusiveTagsTogether_AnswersTheTagWithTheHighestScore()
    {
        var (scores, rows) = Scores();
        var calibration = Calibration.Fit(scores, Targets(alsoTwo: false), rows, TagsCalibrated.Together);

        var probabilities = calibration.Probabilities(scores, rows);

        Assert.True(calibration.Link.IsExclusive);
        Assert.All(rows, row => Assert.Equal(scores[0][row] > scores[1][row], probabilities[0][row] > probabilities[1][row]));
        Assert.Equal(calibration.Tags[0], calibration.Tags[1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_TagsThatMayComeTogether_HaveSigmoidsOfTheirOwn(bool together)
    {
        var (scores, rows) = Scores();
        var calibration = Calibration.Fit(scores, Targets(alsoTwo: true), rows, together ? TagsCalibrated.Together : TagsCalibrated.Separately);

        Assert.False(calibration.Link.IsExclusive);
        Assert.NotEqual(calibration.Tags[0], calibration.Tags[1]);
    }

    [Fact]
    public void Refit_Together_StaysTogether()
    {
        var (scores, rows) = Scores();
        var targets = Targets(alsoTwo: false);
        var refitted = Calibration.Fit(scores, targets, rows, TagsCalibrated.Together).Refit(scores, targets, rows[..20]);
        Assert.Equal(refitted.Tags[0], refitted.Tags[1]);
    }

    // The scores of the second tag are spread wider: on its own it would get a smaller slope.
    private static (float[][] Scores, int[] Rows) Scores()
    {
        var random = new Random(11);
        float[][] scores = [new float[Rows], new float[Rows]];
        for (var row = 0; row < Rows; row++)
        {
            var side = row % 2 == 0 ? 0.4f : -0.4f;
            (scores[0][row], scores[1][row]) = (side + random.NextSingle() - 0.5f, (4 * random.NextSingle()) - 2 - side);
        }

        return (scores, [.. Enumerable.Range(0, Rows)]);
    }

    private static TagTargets Targets(bool alsoTwo)
    {
        List<TagReport[]> reports = [.. Enumerable.Range(0, Rows).Select(row => (TagReport[])[new TagReport(1 + (row % 2), true)])];
        if (alsoTwo)
            reports[0] = [new TagReport(1, true), new TagReport(2, true)];
        return new TagTargets([1, 2], reports, 0.5f);
    }
}

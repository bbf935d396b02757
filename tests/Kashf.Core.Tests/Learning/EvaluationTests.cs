using Kashf.Core.Learning;

namespace Kashf.Core.Tests.Learning;

public sealed class EvaluationTests
{
    [Fact]
    public void AnswerCounts_ByHand_GivesPrecisionRecallAndF1()
    {
        var counts = new AnswerCounts(TruePositives: 6, FalsePositives: 2, FalseNegatives: 4);
        Assert.Equal(0.75, counts.Precision);
        Assert.Equal(0.6, counts.Recall);
        Assert.Equal(2 * 0.75 * 0.6 / 1.35, counts.F1, 1e-12);
    }

    [Fact]
    public void AnswerCounts_Nothing_IsZero() => Assert.Equal((0, 0, 0), (default(AnswerCounts).Precision, default(AnswerCounts).Recall, default(AnswerCounts).F1));

    [Fact]
    public void DatasetEvaluation_TwoTags_CountsAllAnswersTogether()
    {
        var evaluation = new DatasetEvaluation(
        [
            new TagEvaluation(1, 0.5f, 10, 0, new AnswerCounts(8, 2, 2)),
            new TagEvaluation(2, 0.5f, 4, 0, new AnswerCounts(1, 4, 3)),
        ]);
        Assert.Equal(9 / 15.0, evaluation.Precision, 1e-12);
        Assert.Equal(9 / 14.0, evaluation.Recall, 1e-12);
    }
}

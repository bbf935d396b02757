using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Text;

namespace Kashf.Core.Tests.Text;

public sealed class TextTrainerTests
{
    private static readonly long[] BothTags = [Comments.Food, Comments.Delivery];

    [Fact]
    public void Train_TwoTags_TellsNewTextsApart()
    {
        var model = Trained([.. Comments.Reported(Comments.Food, 40), .. Comments.Reported(Comments.Delivery, 40)]).Model;
        Assert.True(Probability(model, Comments.Food, Comments.Text(Comments.Food, 777)) > 0.8f);
        Assert.True(Probability(model, Comments.Food, Comments.Text(Comments.Delivery, 777)) < 0.2f);
    }

    [Fact]
    public void Train_OneTagWithNegatives_TellsThemApart()
    {
        var result = new TextTrainer(new TrainingOptions()).Train(
            [Comments.Food],
            [.. Comments.Reported(Comments.Food, 30), .. Comments.Reported(Comments.Delivery, 30, positive: false, reportedFor: Comments.Food)],
            null, CancellationToken.None);
        Assert.True(result.Succeeded);
        Assert.True(Probability(result.Model, Comments.Food, Comments.Text(Comments.Food, 777)) > 0.8f);
        Assert.True(Probability(result.Model, Comments.Food, Comments.Text(Comments.Delivery, 777)) < 0.2f);
        Assert.True(result.Evaluation.Precision > 0.9);
    }

    [Fact]
    public void Train_OneTagBesideUnreported_PrefersTheTag()
    {
        var result = new TextTrainer(new TrainingOptions()).Train(
            [Comments.Food], [.. Comments.Reported(Comments.Food, 30), .. Comments.Unreported(200)], null, CancellationToken.None);
        Assert.True(result.Succeeded);
        Assert.True(
            Probability(result.Model, Comments.Food, Comments.Text(Comments.Food, 777))
            > Probability(result.Model, Comments.Food, Comments.Text(Comments.Delivery, 777)) + 0.2f);
    }

    [Fact]
    public void Train_FewReportsAmongManyTexts_LearnsFromTheUnreported()
    {
        var model = Trained([.. Comments.Reported(Comments.Food, 2), .. Comments.Reported(Comments.Delivery, 2), .. Comments.Unreported(300)]).Model;
        var right = Enumerable.Range(700, 50).Count(seed =>
            Probability(model, Comments.Food, Comments.Text(Comments.Food, seed)) > 0.5f
            && Probability(model, Comments.Food, Comments.Text(Comments.Delivery, seed)) < 0.5f);
        Assert.True(right >= 45, $"{right} of 50 pairs");
    }

    [Fact]
    public void Train_TextsWithBothTags_AnswersBoth()
    {
        var both = Enumerable.Range(0, 30).Select(i => new TextItem(
            i, Comments.Text(Comments.Food, i + 100) + " " + Comments.Text(Comments.Delivery, i + 100),
            [new TagReport(Comments.Food, true), new TagReport(Comments.Delivery, true)]));
        var model = Trained([.. Comments.Reported(Comments.Food, 30), .. Comments.Reported(Comments.Delivery, 30), .. both]).Model;
        var probabilities = new float[2];
        model.Predict(Comments.Text(Comments.Food, 777) + " " + Comments.Text(Comments.Delivery, 777), probabilities);
        Assert.True(probabilities[0] >= model.Thresholds[0] && probabilities[1] >= model.Thresholds[1]);
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameBytesWithAnyNumberOfThreads()
    {
        TextItem[] examples = [.. Comments.Reported(Comments.Food, 20), .. Comments.Reported(Comments.Delivery, 25), .. Comments.Unreported(100)];
        var bytes = new[] { 1, 2, 4 }.Select(threads => Bytes(Trained(examples, new TrainingOptions { Threads = threads }).Model)).ToArray();
        Assert.Equal(bytes[0], bytes[1]);
        Assert.Equal(bytes[0], bytes[2]);
    }

    [Fact]
    public void Train_OneClassOnly_SaysThatContrastIsMissing()
    {
        var result = new TextTrainer(new TrainingOptions()).Train(
            [Comments.Food], [.. Comments.Reported(Comments.Food, 30)], null, CancellationToken.None);
        Assert.False(result.Succeeded);
        Assert.Equal([new TrainingShortfall(Comments.Food, Lacking.Contrast, 0, 1)], result.Shortfalls);
    }

    [Fact]
    public void Train_TagWithOnePositive_IsLeftOutAndNamed()
    {
        var result = new TextTrainer(new TrainingOptions()).Train(
            BothTags, [.. Comments.Reported(Comments.Food, 10), .. Comments.Reported(Comments.Delivery, 1)], null, CancellationToken.None);
        Assert.True(result.Succeeded);
        Assert.Equal([Comments.Food], result.Model.TagIds);
        Assert.Equal([new TrainingShortfall(Comments.Delivery, Lacking.Positives, 1, 2)], result.Shortfalls);
    }

    [Fact]
    public void Train_NothingAtAll_SaysWhatIsMissing()
    {
        var result = new TextTrainer(new TrainingOptions()).Train(BothTags, [], null, CancellationToken.None);
        Assert.False(result.Succeeded);
        Assert.Equal(2, result.Shortfalls.Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_FewestTexts_GivesProbabilities(int perTag) =>
        AssertProbabilities(Trained([.. Comments.Reported(Comments.Food, perTag), .. Comments.Reported(Comments.Delivery, perTag)]).Model);

    [Fact]
    public void Train_AllTextsTheSame_GivesTheShareOfPositives()
    {
        var result = Trained(
            [.. Enumerable.Range(0, 40).Select(i => new TextItem(i, "همان متن", [new TagReport(i < 30 ? Comments.Food : Comments.Delivery, true)]))]);
        AssertProbabilities(result.Model);
        Assert.InRange(Probability(result.Model, Comments.Food, "همان متن"), 0.55f, 0.9f);
    }

    [Fact]
    public void Train_EmptyTexts_GivesProbabilities() => AssertProbabilities(Trained(
        [.. Enumerable.Range(0, 10).Select(i => new TextItem(i, i % 3 == 0 ? "" : "\u200C", [new TagReport(BothTags[i % 2], true)]))]).Model);

    [Fact]
    public void Train_ContradictingReportsOfAText_LastOneHolds()
    {
        var contradicting = new TextItem(1, Comments.Text(Comments.Food, 1), [new TagReport(Comments.Food, false), new TagReport(Comments.Food, true)]);
        var result = Trained([contradicting, .. Comments.Reported(Comments.Food, 20), .. Comments.Reported(Comments.Delivery, 20)]);
        Assert.Contains(result.HeldOut, prediction => prediction.ItemId == 1 && prediction.Reported);
    }

    [Fact]
    public void Train_MislabelledText_IsFoundByItsHeldOutPrediction()
    {
        var wrong = new TextItem(1, Comments.Text(Comments.Food, 500), [new TagReport(Comments.Delivery, true)]);
        var result = Trained([wrong, .. Comments.Reported(Comments.Food, 40), .. Comments.Reported(Comments.Delivery, 40)]);
        var least = result.HeldOut.Where(prediction => prediction.TagId == Comments.Delivery).MinBy(prediction => prediction.Probability);
        Assert.Equal(1, least.ItemId);
    }

    [Fact]
    public void Train_CopiesOfRandomlyLabelledTexts_AreNotCountedAsKnowledge()
    {
        var random = new Random(5);
        var examples = Enumerable.Range(0, 60).SelectMany(text =>
        {
            var tag = BothTags[random.Next(2)];
            var content = string.Join(' ', Enumerable.Range(0, 6).Select(_ => $"w{random.Next(300)}"));
            return Enumerable.Range(0, 5).Select(copy => new TextItem((text * 10) + copy, content, [new TagReport(tag, true)]));
        });
        // Without keeping copies in one fold, held-out answers would all be right.
        Assert.True(Trained([.. examples]).Evaluation.Precision < 0.75);
    }

    [Fact]
    public void Train_ReportsProgressUpToOne()
    {
        var told = new List<double>();
        new TextTrainer(new TrainingOptions()).Train(
            BothTags, [.. Comments.Reported(Comments.Food, 5), .. Comments.Reported(Comments.Delivery, 5)], new Recorder(told), CancellationToken.None);
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1]);
    }

    [Fact]
    public void Train_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new TextTrainer(new TrainingOptions()).Train(
            BothTags, [.. Comments.Reported(Comments.Food, 5), .. Comments.Reported(Comments.Delivery, 5)], null, cancelled.Token));
    }

    private static TrainingResult<TextModel> TrainedResult(TextItem[] examples, TrainingOptions? options) =>
        new TextTrainer(options ?? new TrainingOptions()).Train(BothTags, examples, null, CancellationToken.None);

    private static (TextModel Model, DatasetEvaluation Evaluation, IReadOnlyList<HeldOutPrediction> HeldOut) Trained(
        TextItem[] examples, TrainingOptions? options = null)
    {
        var result = TrainedResult(examples, options);
        Assert.True(result.Succeeded);
        return (result.Model, result.Evaluation, result.HeldOut);
    }

    private static float Probability(TextModel model, long tag, string text)
    {
        var probabilities = new float[model.TagIds.Count];
        model.Predict(text, probabilities);
        return probabilities[model.TagIds.ToList().IndexOf(tag)];
    }

    private static void AssertProbabilities(TextModel model)
    {
        foreach (var text in new[] { "", "کباب", "چیز دیگری که نیامده" })
            foreach (var tag in model.TagIds)
                Assert.InRange(Probability(model, tag, text), 0f, 1f);
        Assert.All(model.Thresholds, threshold => Assert.InRange(threshold, 0f, 0.5f));
    }

    private static byte[] Bytes(TextModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }

    private sealed class Recorder(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}

using Kashf.Core.Candidates;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Tests.Text;
using Kashf.Core.Text;

namespace Kashf.Core.Tests.Candidates;

public sealed class TextCandidatesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Uncertain_MixedTexts_ComeBeforeClearOnes()
    {
        List<TextItem> pool = [.. Comments.Unreported(200)];
        pool.AddRange(Enumerable.Range(0, 20).Select(i => new TextItem(i, $"{Comments.Text(Comments.Food, i)} {Comments.Text(Comments.Delivery, i + 50)}", [])));

        var chosen = TextCandidates.Uncertain(Train(), pool, [Comments.Food, Comments.Delivery], 10, Cancellation);

        Assert.Equal(10, chosen.Length);
        Assert.InRange(chosen.Count(candidate => candidate.ItemId < 20), 8, 10);
        Assert.All(chosen, candidate => Assert.Null(candidate.Probability));
    }

    [Fact]
    public void Uncertain_OneTag_SaysItsProbability()
    {
        var model = Train();
        List<TextItem> pool = [.. Comments.Unreported(50)];
        var probabilities = new float[2];

        foreach (var candidate in TextCandidates.Uncertain(model, pool, [Comments.Delivery], 5, Cancellation))
        {
            model.Predict(candidate.Content, probabilities);
            Assert.Equal(probabilities[1], candidate.Probability);
            Assert.Equal(Uncertainty.Of(probabilities[1], model.Thresholds[1]), candidate.Uncertainty);
        }
    }

    [Fact]
    public void Choose_Copies_AreNeverTogether()
    {
        string[] spellings = ["غذا سرد و بدمزه بود", "غذا سرد و بدمزه بود!", "غذا  سرد و بدمزه بود"];
        List<TextItem> pool = [.. Comments.Unreported(30), .. spellings.Select((text, i) => new TextItem(i, text, []))];

        var chosen = TextCandidates.Uncertain(Train(), pool, [Comments.Food, Comments.Delivery], pool.Count, Cancellation);
        var representative = TextCandidates.Representative(pool, pool.Count, Cancellation);

        Assert.Single(chosen, candidate => candidate.ItemId < spellings.Length);
        Assert.Single(representative, candidate => candidate.ItemId < spellings.Length);
    }

    [Fact]
    public void Representative_TwoTopics_ShowsBoth()
    {
        var chosen = TextCandidates.Representative([.. Comments.Unreported(400)], 20, Cancellation);
        Assert.InRange(chosen.Count(candidate => candidate.ItemId % 2 == 0), 5, 15);
        Assert.All(chosen, candidate => Assert.True(candidate is { Uncertainty: null, Probability: null }));
    }

    [Fact]
    public void Choose_MoreThanThereAre_GivesAll()
    {
        List<TextItem> pool = [new(1, "پیک دیر رسید", []), new(2, "کباب خوشمزه بود", [])];
        Assert.Equal(2, TextCandidates.Uncertain(Train(), pool, [Comments.Food], 50, Cancellation).Length);
        Assert.Equal(2, TextCandidates.Representative(pool, 50, Cancellation).Length);
    }

    private static TextModel Train() => new TextTrainer(new TrainingOptions { Threads = 1 })
        .Train([Comments.Food, Comments.Delivery], [.. Comments.Reported(Comments.Food, 40), .. Comments.Reported(Comments.Delivery, 40)], null, Cancellation)
        .Model!;
}

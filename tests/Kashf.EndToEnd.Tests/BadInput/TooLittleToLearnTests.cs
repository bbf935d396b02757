using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Training on too little says what is missing, and leaves the dataset as it was.</summary>
public sealed class TooLittleToLearnTests(OwnAccount account) : IClassFixture<OwnAccount>
{
    private ApiClient Client => account.Client;

    [Fact]
    public async Task TrainDataset_NoTags_SaysSo() => await RefusedAsync(await Client.CreateDatasetAsync(), "no active tag");

    [Fact]
    public async Task TrainDataset_NoReports_NamesTheTag()
    {
        var dataset = await Client.CreateDatasetAsync();
        await Client.CreateTagAsync(dataset, SampleReports.Content);
        await RefusedAsync(dataset, SampleReports.Content);
    }

    [Fact]
    public async Task TrainDataset_TwoExamples_SaysHowManyAreNeeded()
    {
        var dataset = await Client.CreateDatasetAsync();
        var tag = await Client.CreateTagAsync(dataset, SampleReports.Content);
        await Client.ReportAsync(tag, positive: true, "خوب بود");
        await Client.ReportAsync(tag, positive: false, "بد بود");
        await RefusedAsync(dataset, "has 1 positive report");
    }

    [Fact]
    public async Task TrainDataset_OneClass_SaysWhatIsMissing()
    {
        var dataset = await Client.CreateDatasetAsync();
        var tag = await Client.CreateTagAsync(dataset, SampleReports.Content);
        await Client.ReportAsync(tag, positive: true, SampleReports.Contents(SampleReports.Content, positive: true, 20));
        await RefusedAsync(dataset, "nothing to be told from");
    }

    [Fact]
    public async Task TrainDataset_OnlyInactiveTags_SaysSo()
    {
        var small = await SmallDataset.CreateAsync(Client);
        foreach (var (tag, title) in new[] { (small.ContentTag, SampleReports.Content), (small.DiscontentTag, SampleReports.Discontent) })
            (await Client.PostAsync("/api/update_tag/", new { dataset = small.Slug, tag_id = tag, title, active = false })).Ok();
        await RefusedAsync(small.Slug, "no active tag");
    }

    private async Task RefusedAsync(string dataset, string reason)
    {
        var before = await Client.InfoAsync(dataset);
        var answer = await Client.PostAsync("/api/train_dataset/", new { dataset });
        var errors = answer.Problem(409, 422);
        Assert.Contains(reason, errors.GetProperty("dataset")[0].GetString());
        Assert.Contains(reason, answer.Json.GetProperty("detail").GetString());
        Assert.Equal(before.GetRawText(), (await Client.InfoAsync(dataset)).GetRawText());
        Assert.Equal("untrained", before.GetProperty("state").GetString());
    }
}

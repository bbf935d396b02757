using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Journey;

/// <summary>tree_based, inactive and renamed tags, on a trained dataset.</summary>
public abstract class TagTreeTests(OwnAccount account)
{
    private const string Material = "کیفیت کالا";
    private const string Price = "قیمت";

    // A comment on each of two themes: the tags of the one are no ancestors of the other's by themselves.
    private static readonly string[] Comments =
        [.. SampleReports.Contents(Material, positive: true, 40), .. SampleReports.Contents(Price, positive: true, 40)];

    private ApiClient Client => account.Client;

    [Fact]
    public async Task TreeBased_ChildWithoutItsParent_IsLeftOut()
    {
        var (dataset, parent, child) = await TrainedPairAsync();
        var without = await Client.TagAsync(dataset, treeBased: true, Comments);
        Assert.Equal(await Client.TagAsync(dataset, treeBased: false, Comments), without);

        await PutBelowAsync(dataset, child, parent);
        var flat = await Client.TagAsync(dataset, treeBased: false, Comments);
        var tree = await Client.TagAsync(dataset, treeBased: true, Comments);
        Assert.Equal(without, flat);
        Assert.Contains(flat, tags => tags.Contains(child) && !tags.Contains(parent));
        Assert.Equal(flat.Select(tags => tags.Contains(parent) ? tags : []), tree);
    }

    [Fact]
    public async Task Inactive_TrainedTag_IsNeverPredicted()
    {
        var (dataset, parent, _) = await TrainedPairAsync();
        Assert.Contains(await Client.TagAsync(dataset, treeBased: false, Comments), tags => tags.Contains(parent));
        (await Client.PostAsync("/api/update_tag/", new { dataset, tag_id = parent, title = Material, active = false })).Ok();
        Assert.DoesNotContain(await Client.TagAsync(dataset, treeBased: false, Comments), tags => tags.Contains(parent));

        await Client.TrainAsync(dataset);
        Assert.DoesNotContain(await Client.TagAsync(dataset, treeBased: false, Comments), tags => tags.Contains(parent));
        var info = await Client.InfoAsync(dataset);
        var tag = info.GetProperty("tags").EnumerateArray().Single(tag => tag.GetProperty("id").GetInt64() == parent);
        Assert.False(tag.GetProperty("active").GetBoolean());
        Assert.True(tag.GetProperty("reports").GetInt64() > 0);
    }

    [Fact]
    public async Task UpdateTag_NewTitle_ShowsInAnswersAtOnce()
    {
        var (dataset, parent, _) = await TrainedPairAsync();
        (await Client.PostAsync("/api/update_tag/", new { dataset, tag_id = parent, title = "جنس" })).Ok();
        var answer = (await Client.PostAsync("/api/tag_texts/", new { dataset, contents = Comments })).Ok();
        var titles = answer.EnumerateArray().SelectMany(text => text.GetProperty("tags").EnumerateArray()).Select(tag => tag.GetProperty("title").GetString()).ToHashSet();
        Assert.Equal(["جنس", Price], titles.Order());
    }

    private async Task<(string Dataset, long Parent, long Child)> TrainedPairAsync()
    {
        var dataset = await Client.CreateDatasetAsync();
        var parent = await Client.CreateTagAsync(dataset, Material);
        var child = await Client.CreateTagAsync(dataset, Price);
        foreach (var (tag, title) in new[] { (parent, Material), (child, Price) })
        {
            await Client.ReportAsync(tag, positive: true, SampleReports.Contents(title, positive: true, 40));
            await Client.ReportAsync(tag, positive: false, SampleReports.Contents(title, positive: false, 40));
        }

        await Client.TrainAsync(dataset);
        return (dataset, parent, child);
    }

    private async Task PutBelowAsync(string dataset, long child, long parent)
    {
        var change = new { dataset, tag_id = child, title = Price, parent_id = parent };
        (await Client.PostAsync("/api/update_tag/", change)).Ok();
    }
}

/// <summary>On the server's own storage.</summary>
public sealed class LocalTagTreeTests(OwnAccount account) : TagTreeTests(account), IClassFixture<OwnAccount>;

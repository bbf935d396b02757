using System.Text.Json;

namespace Kashf.EndToEnd.Tests.Wire;

/// <summary>The steps that many tests begin with.</summary>
internal static class Datasets
{
    private static readonly TimeSpan TrainingLimit = TimeSpan.FromSeconds(90);

    public static async Task<string> CreateDatasetAsync(this ApiClient client, string title = "نظرات", string type = "text-tag")
    {
        var slug = $"d-{Guid.NewGuid():N}";
        (await client.PostAsync("/api/create_dataset/", new { title, slug, type })).Ok();
        return slug;
    }

    public static async Task<long> CreateTagAsync(this ApiClient client, string dataset, string title, long? parentId = null)
    {
        var answer = await client.PostAsync("/api/create_tag/", new { dataset, title, parent_id = parentId });
        return answer.Ok().GetProperty("tag_id").GetInt64();
    }

    public static async Task ReportAsync(this ApiClient client, long tagId, bool positive, params IEnumerable<string> contents) =>
        (await client.PostAsync("/api/report_text_tags/", contents.Select(content => new { content, tag_id = tagId, positive }))).Ok();

    public static async Task<JsonElement> InfoAsync(this ApiClient client, string dataset) =>
        (await client.PostAsync("/api/dataset_info/", new { dataset })).Ok();

    /// <summary>Trains and waits until that is done.</summary>
    /// <returns>The dataset's info after each look, the last of them trained.</returns>
    public static async Task<IReadOnlyList<JsonElement>> TrainAsync(this ApiClient client, string dataset)
    {
        (await client.PostAsync("/api/train_dataset/", new { dataset })).Ok();
        return await client.UntilTrainedAsync(dataset);
    }

    public static async Task<IReadOnlyList<JsonElement>> UntilTrainedAsync(this ApiClient client, string dataset)
    {
        var seen = new List<JsonElement>();
        await Patience.UntilAsync(TrainingLimit, async () =>
        {
            seen.Add(await client.InfoAsync(dataset));
            var state = seen[^1].GetProperty("state").GetString();
            Assert.True(state is "waiting" or "training" or "trained", $"The training came to this: {seen[^1]}");
            return state == "trained";
        });
        return seen;
    }

    /// <summary>Tags and gives, for each text, its tags' ids.</summary>
    public static async Task<IReadOnlyList<long[]>> TagAsync(this ApiClient client, string dataset, bool treeBased, params IEnumerable<string> contents)
    {
        var answer = await client.PostAsync("/api/tag_texts/", new { dataset, contents, tree_based = treeBased });
        return [.. answer.Ok().EnumerateArray().Select(text => text.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("id").GetInt64()).ToArray())];
    }
}

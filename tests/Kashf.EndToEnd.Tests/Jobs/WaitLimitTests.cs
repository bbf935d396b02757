using System.Text.Json;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Jobs;

/// <summary>tag_texts with <c>wait=true</c> where the answer takes longer than a request may: here longer than no time at all.</summary>
public sealed class WaitLimitTests
{
    private const string Path = "/api/tag_texts/";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Wait_PastItsLimit_GoesOnAsAJobThatTheSameRequestIsAnsweredBy()
    {
        await using var server = new ServerProcess(settings: new Dictionary<string, string> { ["Jobs__WaitSeconds"] = "0" });
        await server.StartAsync();
        using var client = server.Client();
        var dataset = await SmallDataset.CreateAsync(client);
        await client.TrainAsync(dataset.Slug);
        var many = Enumerable.Range(0, 1500).Select(i => $"متن {i} خیلی بد بود").ToArray();

        foreach (var contents in new[] { many[..3], many })
        {
            var request = new { dataset = dataset.Slug, contents, wait = true };
            var late = await client.PostAsync(Path, request);
            Assert.Equal((202, "processing"), (late.Status, late.Json.GetProperty("state").GetString()));
            var task = late.Json.GetProperty("task_ids")[0].GetString();

            var result = await ResultAsync(client, request, 202);
            Assert.Equal(contents, result.EnumerateArray().Select(text => text.GetProperty("content").GetString()));
            Assert.Equal(result.GetRawText(), (await ResultAsync(client, new { dataset = dataset.Slug, contents, wait = false }, 200)).GetRawText());
            Assert.Equal(result.GetRawText(), (await ResultAsync(client, new { task_ids = new[] { task } }, 200)).GetRawText());
        }

        (await client.PostAsync(Path, new { dataset = "none", contents = many })).Problem(404);
    }

    private static async Task<JsonElement> ResultAsync(ApiClient client, object request, int statusBefore)
    {
        JsonElement result = default;
        await Patience.UntilAsync(Limit, async () =>
        {
            var answer = await client.PostAsync(Path, request);
            Assert.True(answer.Status == 200 || answer.Status == statusBefore, answer.ToString());
            result = answer.Json;
            return result.ValueKind == JsonValueKind.Array;
        });
        return result;
    }
}

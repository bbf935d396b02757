using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Kashf.EndToEnd.Tests.Wire;

/// <summary>Imports and exports as a client does them: the same request until the result is there.</summary>
internal static class Transfers
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static Task<Answer> SendCsvAsync(this ApiClient client, string dataset, byte[] file, params (string Name, string Value)[] fields) =>
        client.SendFormAsync([("dataset", dataset), .. fields], ("csv_file", new ByteArrayContent(file)));

    public static Task<Answer> SendFormAsync(this ApiClient client, (string Name, string Value)[] fields, params (string Name, HttpContent Content)[] files) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/import_dataset/") { Content = Form(fields, files) });

    public static MultipartFormDataContent Form((string Name, string Value)[] fields, params (string Name, HttpContent Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        foreach (var (name, content) in files)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            form.Add(content, name, "items.csv");
        }

        return form;
    }

    public static Task<JsonElement> ImportAsync(this ApiClient client, string dataset, string csv, params (string Name, string Value)[] fields) =>
        client.ImportAsync(dataset, Encoding.UTF8.GetBytes(csv), fields);

    /// <returns>What the import came to.</returns>
    public static Task<JsonElement> ImportAsync(this ApiClient client, string dataset, byte[] file, params (string Name, string Value)[] fields) =>
        UntilItHasAsync("imported", () => client.SendCsvAsync(dataset, file, fields));

    /// <returns>What the export came to.</returns>
    public static Task<JsonElement> ExportAsync(this ApiClient client, string dataset, bool tagNames = false, bool originalUrls = true) =>
        UntilItHasAsync("url", () => client.PostAsync("/api/export_dataset/", new { dataset, tag_names = tagNames, original_urls = originalUrls }));

    /// <summary>Exports and downloads.</summary>
    public static async Task<byte[]> DownloadAsync(this ApiClient client, string dataset, bool tagNames = false, bool originalUrls = true)
    {
        var export = await client.ExportAsync(dataset, tagNames, originalUrls);
        return (await client.GetAsync(export.GetProperty("url").GetString()!)).OkCsv();
    }

    /// <summary>Retags and waits until that is done.</summary>
    public static async Task RetagAsync(this ApiClient client, string dataset, long most)
    {
        (await client.PostAsync("/api/retag_dataset/", new { dataset, max_predictions = most })).Ok();
        await client.UntilStateAsync(dataset, "retagged");
    }

    /// <returns>The dataset's info once no job works on it.</returns>
    public static async Task<JsonElement> UntilIdleAsync(this ApiClient client, string dataset)
    {
        JsonElement info = default;
        await Patience.UntilAsync(Limit, async () =>
        {
            info = await client.InfoAsync(dataset);
            return !info.TryGetProperty("progress", out _);
        });
        return info;
    }

    public static async Task UntilStateAsync(this ApiClient client, string dataset, string state)
    {
        var info = await client.UntilIdleAsync(dataset);
        Assert.True(info.GetProperty("state").GetString() == state, $"The job came to this: {info}");
    }

    private static async Task<JsonElement> UntilItHasAsync(string field, Func<Task<Answer>> send)
    {
        JsonElement answer = default;
        await Patience.UntilAsync(Limit, async () =>
        {
            answer = (await send()).Ok();
            Assert.NotEqual("failed", answer.GetProperty("state").GetString());
            return answer.TryGetProperty(field, out _);
        });
        return answer;
    }
}

using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Lists;

/// <summary>A trained and retagged dataset of plain praise and plain blame, of which two in seven are reported the wrong way round.</summary>
internal sealed record ContradictedDataset(string Slug, long Tag, IReadOnlyList<string> Contents)
{
    private const int Numbers = 10_007;
    private const int Stride = 7_919;

    public static bool IsPositive(int item) => item % 2 == 0;

    public static async Task<ContradictedDataset> CreateAsync(ApiClient client, int items)
    {
        var slug = await client.CreateDatasetAsync();
        var tag = await client.CreateTagAsync(slug, SampleReports.Content);
        var contents = Enumerable.Range(0, items).Select(Content).ToList();
        var rows = contents.Select((content, i) => new[] { content, $"{tag}", IsPositive(i) ? "true" : "false" });
        await client.ImportAsync(slug, Csv.Write([["content", "tag_id", "positive"], .. rows]));
        await client.TrainAsync(slug);
        await client.RetagAsync(slug, items);
        return new ContradictedDataset(slug, tag, contents);
    }

    /// <summary>Its number tells nothing of what is reported.</summary>
    private static string Content(int item)
    {
        var number = item * Stride % Numbers;
        var isPraise = IsPositive(item) != item % 7 is 1 or 4;
        return isPraise ? $"کالای عالی و باکیفیت، خیلی راضی هستم {number}" : $"کالای خراب و افتضاح، پولم هدر رفت {number}";
    }
}

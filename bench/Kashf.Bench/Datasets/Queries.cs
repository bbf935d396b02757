namespace Kashf.Bench.Datasets;

/// <summary>Searches as people make them: frequent, middling and rare words, two words, phrases.</summary>
internal static class Queries
{
    private const int Count = 300;

    public static IReadOnlyList<string> All(GeneratedTexts texts, int items)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Count).Select(i => (i % 6) switch
        {
            0 => texts.Frequent[random.Next(20)],
            1 => texts.Frequent[random.Next(20, 500)],
            2 => GeneratedTexts.MadeUp(random.Next(1000)),
            3 => GeneratedTexts.MadeUp(random.Next(GeneratedTexts.MadeUpWords)),
            4 => $"{texts.Frequent[random.Next(20)]} {texts.Frequent[random.Next(500)]}",
            _ => $"\"{string.Join(' ', texts.Of(random.Next(items)).Text.Split(' ').Skip(1).Take(2))}\"",
        })];
    }
}

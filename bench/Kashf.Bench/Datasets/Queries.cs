namespace Kashf.Bench.Datasets;

/// <summary>Searches as people make them: frequent, middling and rare words, two words, phrases.</summary>
internal static class Queries
{
    private const int Count = 300;

    public static IReadOnlyList<string> All(GeneratedTexts texts, int items)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Count).Select(i => (i % 5) switch
        {
            0 => GeneratedTexts.Word(random.Next(10)),
            1 => GeneratedTexts.Word(random.Next(10, 1000)),
            2 => GeneratedTexts.Word(random.Next(1000, GeneratedTexts.Words)),
            3 => $"{GeneratedTexts.Word(random.Next(10))} {GeneratedTexts.Word(random.Next(300))}",
            _ => $"\"{string.Join(' ', texts.Of(random.Next(items)).Text.Split(' ').Skip(1).Take(2))}\"",
        })];
    }
}

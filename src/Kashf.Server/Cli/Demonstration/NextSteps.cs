namespace Kashf.Server.Cli.Demonstration;

/// <summary>How to go on by hand.</summary>
internal static class NextSteps
{
    public static void Print(string address, string key, bool once)
    {
        var body = $$"""{"dataset": "{{Walkthrough.Dataset}}", "contents": ["خیلی دیر رسید ولی جنسش عالی بود"]}""";
        System.Console.WriteLine($"""

            Address: {address} (the API is described at {address}/docs)
            Key:     {key}
            Try:     curl {address}/api/tag_texts/ -H 'Authorization: Token {key}' -d '{body}'
            """);
        System.Console.WriteLine(once ? "The demonstration is over." : "Serving until Ctrl-C.");
    }
}

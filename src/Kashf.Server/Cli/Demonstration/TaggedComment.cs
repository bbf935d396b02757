using System.Text.Json.Nodes;

namespace Kashf.Server.Cli.Demonstration;

/// <summary>A comment as tag_texts answers it.</summary>
internal sealed record TaggedComment(string Content, IReadOnlyList<(string Title, double Probability)> Tags)
{
    public static TaggedComment Parse(JsonNode answer) => new(
        answer["content"]!.GetValue<string>(),
        [.. answer["tags"]!.AsArray().Select(tag => (tag!["title"]!.GetValue<string>(), tag["probability"]!.GetValue<double>()))]);
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Kashf.Infra.Tests.Templates;

/// <summary>
/// What infra/main.bicep would make, worked out by the compiler without Azure: loops, conditions and unions are resolved;
/// what only Azure knows (identities' ids, addresses) stays an expression in square brackets.
/// </summary>
internal sealed class Installation
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";

    // The compiler needs seconds, and the same parameters give the same plan.
    private static readonly ConcurrentDictionary<string, Lazy<Task<Installation>>> Plans = new();

    private readonly IReadOnlyList<JsonObject> resources;

    private Installation(IReadOnlyList<JsonObject> resources) => this.resources = resources;

    /// <param name="parameters">Beyond the name and the region, as Bicep writes values: numbers bare, texts in quotes.</param>
    public static Task<Installation> PlanAsync(CancellationToken cancellation, params (string Name, string Value)[] parameters)
    {
        Bicep.SkipWhereAbsent();
        var lines = string.Join('\n', parameters.Prepend(("location", "'westeurope'")).Prepend(("environmentName", "'plan'"))
            .Select(parameter => $"param {parameter.Item1} = {parameter.Item2}"));
        return Plans.GetOrAdd(lines, _ => new(() => PlanAsync(lines))).Value.WaitAsync(cancellation);
    }

    private static async Task<Installation> PlanAsync(string parameters)
    {
        var folder = Directory.CreateTempSubdirectory("kashf-infra-");
        try
        {
            var file = Path.Combine(folder.FullName, "plan.bicepparam");
            var template = Path.GetRelativePath(folder.FullName, Repository.PathOf("infra/main.bicep"));
            await File.WriteAllTextAsync(file, $"using '{template}'\n{parameters}\n");
            var (exitCode, _, errors) = await Bicep.RunAsync(
                ["snapshot", file, "--mode", "overwrite", "--subscription-id", Subscription, "--location", "westeurope"], CancellationToken.None);
            Assert.True(exitCode == 0, errors);
            var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(file, "snapshot.json")))!;
            return new Installation([.. snapshot["predictedResources"]!.AsArray().Select(resource => resource!.AsObject())]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public IReadOnlyList<JsonObject> All(string type) => [.. resources.Where(resource => (string?)resource["type"] == type)];

    public JsonObject Single(string type) => Assert.Single(All(type));

    /// <summary>Every text in it, at any depth.</summary>
    public IEnumerable<string> Texts() => resources.SelectMany(Texts);

    public IReadOnlyDictionary<string, string> FunctionSettings() =>
        Pairs(Single("Microsoft.Web/sites")["properties"]!["siteConfig"]!["appSettings"]!);

    public IReadOnlyDictionary<string, string> ServerSettings() => Pairs(ServerContainer()["env"]!);

    public JsonNode ServerContainer() =>
        Assert.Single(Single("Microsoft.App/containerApps")["properties"]!["template"]!["containers"]!.AsArray())!;

    private static Dictionary<string, string> Pairs(JsonNode settings) =>
        settings.AsArray().ToDictionary(setting => (string)setting!["name"]!, setting => (string)setting!["value"]!);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => Texts(pair.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}

using System.Text.Json.Nodes;
using Kashf.Storage.Azure.Cosmos;
using Newtonsoft.Json;

namespace Kashf.Infra.Tests.Templates;

/// <summary>The template makes the containers that the code would make.</summary>
public sealed class CosmosTests
{
    private const string Containers = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Containers_OfTheTemplate_AreThoseOfTheCode()
    {
        var installation = await Installation.PlanAsync(Cancellation);

        var planned = installation.All(Containers).Select(container => Normal(container["properties"]!["resource"]));

        var expected = ContainerDefinitions.All.Select(definition => Normal(JsonNode.Parse(JsonConvert.SerializeObject(definition))));
        Assert.Equal(expected.Order(), planned.Order());
    }

    [Fact]
    public async Task Serverless_ByDefault_AsksForNoThroughput()
    {
        var installation = await Installation.PlanAsync(Cancellation);

        var account = installation.Single("Microsoft.DocumentDB/databaseAccounts")["properties"]!;

        Assert.Equal("EnableServerless", (string?)Assert.Single(account["capabilities"]!.AsArray())!["name"]);
        Assert.Equal("Strong", (string?)account["consistencyPolicy"]!["defaultConsistencyLevel"]);
        Assert.Equal("Continuous", (string?)account["backupPolicy"]!["type"]);
        Assert.All(installation.All(Containers), container => Assert.Empty(container["properties"]!["options"]!.AsObject()));
    }

    [Fact]
    public async Task Autoscale_WhereChosen_GivesItemsTheirOwnCeiling()
    {
        var installation = await Installation.PlanAsync(Cancellation, ("cosmosCapacity", "'autoscale'"), ("cosmosItemsMaxThroughput", "50000"));

        var ceilings = installation.All(Containers).ToDictionary(
            container => ((string)container["name"]!).Split('/')[^1], Ceiling);

        Assert.Empty(installation.Single("Microsoft.DocumentDB/databaseAccounts")["properties"]!["capabilities"]!.AsArray());
        Assert.Equal(4000, Ceiling(installation.Single("Microsoft.DocumentDB/databaseAccounts/sqlDatabases")));
        Assert.Equal(50000, ceilings["items"]);
        Assert.All(ceilings.Where(pair => pair.Key != "items"), pair => Assert.Null(pair.Value));
    }

    private static int? Ceiling(JsonObject resource) =>
        (int?)resource["properties"]!["options"]!["autoscaleSettings"]?["maxThroughput"];

    // Sorted by name and without what is empty or the service's default, so that texts can be compared.
    private static string Normal(JsonNode? node) => Sorted(node)!.ToJsonString();

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))
            .Where(pair => pair.Value is not (null or JsonArray { Count: 0 } or JsonObject { Count: 0 }))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node?.DeepClone(),
    };
}

using System.Text.Json.Nodes;

namespace Kashf.Infra.Tests.Templates;

public sealed class TemplateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compiler_Main_FindsNothingWrong()
    {
        Bicep.SkipWhereAbsent();

        var (exitCode, _, errors) = await Bicep.RunAsync(["build", Repository.PathOf("infra/main.bicep"), "--stdout"], Cancellation);

        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Compiler_AWrongProperty_IsFound()
    {
        Bicep.SkipWhereAbsent();
        var folder = Directory.CreateTempSubdirectory("kashf-infra-");
        var file = Path.Combine(folder.FullName, "wrong.bicep");
        await File.WriteAllTextAsync(
            file, Repository.Read("infra/modules/identities.bicep").Replace("location: location", "place: location", StringComparison.Ordinal), Cancellation);
        File.Copy(Repository.PathOf("infra/modules/types.bicep"), Path.Combine(folder.FullName, "types.bicep"));

        var (_, _, errors) = await Bicep.RunAsync(["build", file, "--stdout"], Cancellation);

        Assert.Contains("\"place\"", errors, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task ParameterFile_EveryParameter_IsOneOfTheTemplate()
    {
        Bicep.SkipWhereAbsent();
        var (_, output, _) = await Bicep.RunAsync(["build", Repository.PathOf("infra/main.bicep"), "--stdout"], Cancellation);
        var declared = Names(JsonNode.Parse(output)!["parameters"]!);

        var given = Names(JsonNode.Parse(Repository.Read("infra/main.parameters.json"))!["parameters"]!);

        Assert.Subset(declared, given);
    }

    [Theory]
    [InlineData("functions", "Microsoft.Web/sites")]
    [InlineData("server", "Microsoft.App/containerApps")]
    public async Task Resource_OfAService_CarriesTheTagByWhichAzdFindsIt(string service, string type)
    {
        var installation = await Installation.PlanAsync(Cancellation);

        var tags = installation.Single(type)["tags"]!;

        Assert.Equal(service, (string?)tags["azd-service-name"]);
        Assert.Equal("plan", (string?)tags["azd-env-name"]);
    }

    [Fact]
    public async Task Probes_OfTheServer_AskWhereTheFunctionsAnswer()
    {
        var installation = await Installation.PlanAsync(Cancellation, ("serverImage", "'registry.example/kashf:1'"));

        var paths = installation.ServerContainer()["probes"]!.AsArray().Select(probe => ((string)probe!["httpGet"]!["path"]!).TrimStart('/'));

        Assert.Equal(["health/live", "health/live", "health/ready"], paths);
        var health = Repository.Read("src/Kashf.Functions/Health/Health.cs");
        Assert.All(paths, path => Assert.Contains($"Route = \"{path}\"", health, StringComparison.Ordinal));
    }

    private static HashSet<string> Names(JsonNode map) => [.. map.AsObject().Select(pair => pair.Key)];
}

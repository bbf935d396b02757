using System.Text.RegularExpressions;
using Kashf.Infra.Tests.Templates;

namespace Kashf.Infra.Tests.Packaging;

/// <summary>What can be said of the Dockerfile without an engine.</summary>
public sealed class DockerfileTests
{
    private static readonly IReadOnlyList<(string Name, string Arguments)> Instructions = Parse();

    [Fact]
    public void Images_Tags_NameAVersion() =>
        Assert.All(Of("FROM"), from => Assert.Matches(@"^\S+:\d+(\.\d+)?(-\S+)?( AS \w+)?$", from));

    [Fact]
    public void Images_OfDotNet_AreOfTheVersionThatTheCodeIsBuiltFor()
    {
        var version = Regex.Match(Repository.Read("Directory.Build.props"), @"<TargetFramework>net([\d.]+)<").Groups[1].Value;

        Assert.All(Of("FROM").Where(from => from.Contains("/dotnet/", StringComparison.Ordinal)), from =>
            Assert.Contains($":{version}-", from, StringComparison.Ordinal));
    }

    [Fact]
    public void Copy_FromTheRepository_FindsItsSources()
    {
        var allowed = Repository.Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();

        var sources = Of("COPY").Where(copy => !copy.StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(copy => copy.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]).ToList();

        Assert.All(sources, source => Assert.True(Repository.Has(source), source));
        Assert.Equal(sources.Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Copy_FromAStage_FindsTheStage()
    {
        var stages = Of("FROM").Select(from => from.Split(" AS ")).Where(parts => parts.Length == 2).Select(parts => parts[1]).ToList();

        Assert.All(Of("COPY").Where(copy => copy.StartsWith("--from=", StringComparison.Ordinal)), copy =>
            Assert.Contains(copy["--from=".Length..copy.IndexOf(' ', StringComparison.Ordinal)], stages));
    }

    [Fact]
    public void Process_User_IsNotRoot() => Assert.Equal("$APP_UID", Of("USER")[^1]);

    [Fact]
    public async Task Port_OfTheImage_IsThatOfTheTemplate()
    {
        var installation = await Installation.PlanAsync(TestContext.Current.CancellationToken);
        var ingress = installation.Single("Microsoft.App/containerApps")["properties"]!["configuration"]!["ingress"]!;

        var port = Assert.Single(Of("EXPOSE"));

        Assert.Equal(port, ingress["targetPort"]!.ToString());
        Assert.Contains($":{port}\"", Assert.Single(Of("CMD")), StringComparison.Ordinal);
        Assert.Contains($":{port}/health/ready", Assert.Single(Of("HEALTHCHECK")), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Of(string name) =>
        [.. Instructions.Where(instruction => instruction.Name == name).Select(instruction => instruction.Arguments)];

    private static IReadOnlyList<(string, string)> Parse() =>
    [
        .. Repository.Read("Dockerfile").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(' ', 2))
            .Select(parts => (parts[0], parts[1].Trim())),
    ];
}

using YamlDotNet.RepresentationModel;

namespace Kashf.Infra.Tests.Packaging;

/// <summary>What azd is told exists.</summary>
public sealed class AzureYamlTests
{
    private static readonly YamlMappingNode Root = Load();

    [Theory]
    [InlineData("functions", "dotnet", "function")]
    [InlineData("server", "docker", "containerapp")]
    public void Service_Project_Exists(string name, string language, string host)
    {
        var service = Map(Map(Root, "services"), name);

        Assert.Equal(language, Text(service, "language"));
        Assert.Equal(host, Text(service, "host"));
        Assert.True(Repository.Has(Text(service, "project")));
    }

    [Fact]
    public void Services_BesideThese_AreNone() => Assert.Equal(2, Map(Root, "services").Children.Count);

    [Fact]
    public void Infra_Module_Exists()
    {
        var infra = Map(Root, "infra");

        Assert.True(Repository.Has(Path.Combine(Text(infra, "path"), Text(infra, "module") + ".bicep")));
        Assert.True(Repository.Has(Path.Combine(Text(infra, "path"), Text(infra, "module") + ".parameters.json")));
    }

    [Fact]
    public void Server_Dockerfile_Exists()
    {
        var server = Map(Map(Root, "services"), "server");

        Assert.True(Repository.Has(Path.Combine(Text(server, "project"), Text(Map(server, "docker"), "path"))));
    }

    [Fact]
    public void Functions_Folder_HasOneProjectWhosePathsExist()
    {
        var folder = Repository.PathOf(Text(Map(Map(Root, "services"), "functions"), "project"));

        var project = Assert.Single(Directory.GetFiles(folder, "*.*proj"));

        var text = File.ReadAllText(project);
        Assert.Contains(">azure</FunctionsHost>", text, StringComparison.Ordinal);
        Assert.Contains("-p:FunctionsHost=$(FunctionsHost)", text, StringComparison.Ordinal);
        Assert.All(
            ["../../src/Kashf.Functions/Kashf.Functions.csproj", "../../eng/ffmpeg.sh", "../../eng/models.sh"],
            path => Assert.True(text.Contains(path, StringComparison.Ordinal) && File.Exists(Path.Combine(folder, path)), path));
    }

    private static YamlMappingNode Load()
    {
        var stream = new YamlStream();
        using var reader = new StringReader(Repository.Read("azure.yaml"));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode parent, string key) => (YamlMappingNode)parent[new YamlScalarNode(key)];

    private static string Text(YamlMappingNode parent, string key) => ((YamlScalarNode)parent[new YamlScalarNode(key)]).Value!;
}

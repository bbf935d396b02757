using System.Text.Json.Nodes;

namespace Kashf.Infra.Tests.Templates;

/// <summary>No key opens anything: services know each other by their identities.</summary>
public sealed class IdentityTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", false)]
    [InlineData("Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", false)]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "disableLocalAuth", true)]
    [InlineData("Microsoft.Insights/components", "DisableLocalAuth", true)]
    [InlineData("Microsoft.ContainerRegistry/registries", "adminUserEnabled", false)]
    [InlineData("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "allow", false)]
    public async Task Keys_OfEveryService_AreOff(string type, string property, bool expected)
    {
        var installation = await Installation.PlanAsync(Cancellation);

        var resources = installation.All(type);

        Assert.NotEmpty(resources);
        Assert.All(resources, resource => Assert.Equal(expected, (bool?)resource["properties"]![property]));
    }

    [Fact]
    public async Task Template_Anywhere_AsksForNoKey()
    {
        var installation = await Installation.PlanAsync(Cancellation, ("alertEmail", "'operator@example.org'"));

        Assert.DoesNotContain(installation.Texts(), text =>
            text.Contains("listKeys", StringComparison.OrdinalIgnoreCase) || text.Contains("AccountKey=", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Microsoft.Web/sites", "functions")]
    [InlineData("Microsoft.App/containerApps", "server")]
    public async Task Identity_OfAService_IsItsOwn(string type, string name)
    {
        var installation = await Installation.PlanAsync(Cancellation);

        var identity = installation.Single(type)["identity"]!;

        Assert.Equal("UserAssigned", (string?)identity["type"]);
        Assert.Contains($"outputs.{name}.value.id", Assert.Single(identity["userAssignedIdentities"]!.AsObject()).Key, StringComparison.Ordinal);
    }

    [Theory]
    // Blob Data Owner, Queue Data Contributor, Table Data Contributor, Blob Data Contributor, Monitoring Metrics Publisher.
    [InlineData("functions", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", "3913510d-42f4-4e42-8a64-420c390055eb")]
    // Blob Data Contributor, AcrPull.
    [InlineData("server", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", "7f951dda-4ed3-4680-a7ca-43fe172d538d")]
    public async Task Roles_OfAService_AreTheseAndNoMore(string service, params string[] expected)
    {
        var installation = await Installation.PlanAsync(Cancellation);

        var roles = installation.All("Microsoft.Authorization/roleAssignments").Where(assignment => Is(assignment, service))
            .Select(assignment => ((string)assignment["properties"]!["roleDefinitionId"]!).Split('/')[^1]);

        Assert.Equal(expected.Order(), roles.Order());
        Assert.Single(installation.All("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments"), assignment => Is(assignment, service));
    }

    private static bool Is(JsonObject assignment, string service) =>
        ((string)assignment["properties"]!["principalId"]!).Contains($"outputs.{service}.value.principalId", StringComparison.Ordinal);
}

namespace Kashf.Infra.Tests.Settings;

/// <summary>A row of the table of settings in docs/operations.md.</summary>
/// <param name="Default">As text; <c>none</c> where the code has none.</param>
/// <param name="InAzure">
/// <c>default</c> where the template sets the default, <c>template</c> where it sets what it alone knows, <c>not set</c>, or
/// the value that it sets instead of the default; <c>(server)</c> after it where the server alone reads it.
/// </param>
internal sealed record DocumentedSetting(string Name, string Default, string InAzure)
{
    public const string None = "none";
    public const string AsDefault = "default";
    public const string ByTemplate = "template";
    public const string NotSet = "not set";

    private const string ServerAlone = " (server)";

    /// <param name="service">As azure.yaml names it.</param>
    /// <returns>What the template gives that service.</returns>
    public string InAzureFor(string service) => !InAzure.EndsWith(ServerAlone, StringComparison.Ordinal) ? InAzure
        : service == "server" ? InAzure[..^ServerAlone.Length].Trim('`')
        : NotSet;

    /// <summary>What the code reads.</summary>
    public static IReadOnlyList<DocumentedSetting> OfTheApp() =>
        [.. Rows("| Setting | Default |").Select(cells => new DocumentedSetting(cells[0], cells[1], cells[3]))];

    /// <summary>What the platform reads of the function app.</summary>
    public static IReadOnlyList<string> OfThePlatform() => [.. Rows("| Read by the platform |").Select(cells => cells[0])];

    private static IEnumerable<string[]> Rows(string header) => Repository.Read("docs/operations.md").Split('\n')
        .SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray());
}

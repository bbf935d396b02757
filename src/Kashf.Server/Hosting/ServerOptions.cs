namespace Kashf.Server.Hosting;

/// <summary>What the command line says of a server.</summary>
internal sealed record ServerOptions
{
    public const string DefaultUrls = "http://127.0.0.1:7071";
    public const string DefaultDataDirectory = "data";

    public string Urls { get; init; } = DefaultUrls;

    public string DataDirectory { get; init; } = DefaultDataDirectory;

    /// <summary>Whether only warnings are logged.</summary>
    public bool Quiet { get; init; }
}

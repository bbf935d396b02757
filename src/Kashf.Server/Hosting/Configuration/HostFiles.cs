namespace Kashf.Server.Hosting.Configuration;

/// <summary>Where host.json and local.settings.json lie.</summary>
internal static class HostFiles
{
    /// <summary>The setting by which the Functions host names the app's folder.</summary>
    private const string RootSetting = "AzureWebJobsScriptRoot";

    public static string Folder()
    {
        if (Environment.GetEnvironmentVariable(RootSetting) is { Length: > 0 } given)
            return Path.GetFullPath(given);
        var current = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(current, "host.json")) ? current : AppContext.BaseDirectory;
    }
}

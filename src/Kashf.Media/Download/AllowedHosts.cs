using System.Globalization;

namespace Kashf.Media.Download;

/// <summary>The hosts that an operator lets through. See <see cref="DownloadOptions.AllowHosts"/>.</summary>
internal sealed class AllowedHosts
{
    private readonly HashSet<(string Host, int Port)> endpoints = [];

    private AllowedHosts()
    {
    }

    /// <exception cref="FormatException">An entry is no host.</exception>
    public static AllowedHosts Parse(string list)
    {
        var hosts = new AllowedHosts();
        foreach (var entry in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            hosts.Add(entry);
        return hosts;
    }

    /// <param name="host">In ASCII.</param>
    /// <param name="port">That the address names, or its scheme means.</param>
    public bool Include(string host, int port) => endpoints.Contains((host.ToLowerInvariant(), port));

    private void Add(string entry)
    {
        var bare = entry.AsSpan().Count(':') > 1 && entry[0] != '[' ? $"[{entry}]" : entry;
        if (!Uri.TryCreate($"http://{bare}/", UriKind.Absolute, out var url) || url.PathAndQuery != "/" || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            throw new FormatException($"'{entry}' is neither a host nor host:port");
        var host = url.IdnHost.ToLowerInvariant();
        var hasPort = bare.EndsWith($":{url.Port.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
        foreach (var port in hasPort ? [url.Port] : WebPorts.All)
            endpoints.Add((host, port));
    }
}

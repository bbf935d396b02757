using System.Net;
using Kashf.Core.Results;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Download;

/// <summary>Decides whether an address may be fetched, and which addresses its host is taken to have.</summary>
internal sealed class AddressGuard(IHostResolver resolver, IOptions<DownloadOptions> options)
{
    private readonly AllowedHosts allowed = AllowedHosts.Parse(options.Value.AllowHosts);

    /// <summary>Looks the host up, once; a connection must go to one of the addresses returned and not look again.</summary>
    public async Task<Result<IPAddress[]>> CheckAsync(Uri url, CancellationToken cancellation)
    {
        if (RefuseForm(url) is { } refusal)
            return refusal;
        if (Host(url) is not { } host)
            return DownloadErrors.HostName(url);
        var isAllowed = allowed.Include(host, url.Port);
        if (!isAllowed && !WebPorts.All.Contains(url.Port))
            return DownloadErrors.Port(url);

        IPAddress[] addresses = IPAddress.TryParse(host, out var literal) ? [literal] : [.. await resolver.ResolveAsync(host, cancellation)];
        var isReachable = addresses.Length > 0 && (isAllowed || Array.TrueForAll(addresses, PublicAddresses.Includes));
        return isReachable ? addresses : DownloadErrors.NotPublic(url);
    }

    /// <returns>Null where the name has no form in ASCII, e.g. because it mixes directions of writing (RFC 5893).</returns>
    private static string? Host(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static Error? RefuseForm(Uri url)
    {
        if (!url.IsAbsoluteUri)
            return DownloadErrors.NotAbsolute;
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            return DownloadErrors.Scheme(url);
        if (url.UserInfo.Length > 0 || Authority(url).Contains('@', StringComparison.Ordinal))
            return DownloadErrors.Credentials(url);
        return url.HostNameType == UriHostNameType.IPv4 && !IsWrittenPlainly(url) ? DownloadErrors.HostForm(url) : null;
    }

    /// <summary>Not in decimal, octal or hexadecimal, nor shortened.</summary>
    private static bool IsWrittenPlainly(Uri url)
    {
        var authority = Authority(url);
        return authority == url.Host || authority.StartsWith($"{url.Host}:", StringComparison.Ordinal);
    }

    private static string Authority(Uri url)
    {
        var rest = url.OriginalString.AsSpan().Trim();
        rest = rest[(rest.IndexOf(':') + 1)..].TrimStart("/\\");
        var end = rest.IndexOfAny("/\\?#");
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}

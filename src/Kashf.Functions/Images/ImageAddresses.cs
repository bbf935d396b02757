using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Kashf.Core.Images;
using Kashf.Functions.Hosting.Addresses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Images;

/// <summary>
/// The addresses on this server of images that lie in its store. They are known by their path alone: whatever host name a
/// client has for this server, such an address names a file by its content. Other servers may have such paths too: where
/// nothing of that name lies in the store, the address is one of the web.
/// </summary>
public sealed partial class ImageAddresses(IOptions<PublicAddressOptions> options)
{
    private readonly Uri? publicUrl = options.Value.Url;

    /// <summary>Of an upload.</summary>
    public string Upload(HttpRequest request, string hash) => $"{Root(request)}/api/images/{hash}/";

    /// <summary>Of the file that is kept of an item.</summary>
    public static string Kept(string root, long datasetId, string hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{root}/api/datasets/{datasetId}/images/{hash}/");

    /// <returns>Whether it is such an address; <paramref name="file"/> is the file's name in the store then.</returns>
    public static bool TryRead(Uri url, [NotNullWhen(true)] out string? file)
    {
        var match = Path().Match(url.AbsolutePath);
        file = null;
        if (!match.Success)
            return false;
        var hash = match.Groups["hash"].Value.ToLowerInvariant();
        file = long.TryParse(match.Groups["dataset"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var datasetId)
            ? KeepImage.FileOf(datasetId, hash)
            : ImageFiles.Upload(hash);
        return true;
    }

    /// <summary>Where clients reach this server.</summary>
    public string Root(HttpRequest request) => publicUrl is null
        ? $"{request.Scheme}://{request.Host}{request.PathBase}"
        : publicUrl.GetLeftPart(UriPartial.Authority);

    [GeneratedRegex("/api/(datasets/(?<dataset>[0-9]{1,16})/)?images/(?<hash>[0-9a-f]{64})/?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Path();
}

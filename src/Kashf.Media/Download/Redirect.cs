using System.Net;
using Kashf.Core.Results;

namespace Kashf.Media.Download;

/// <summary>Where an answer sends the client on to; whether one may go there is not decided here.</summary>
internal static class Redirect
{
    public static bool Is(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    public static Result<Uri> Target(Uri url, HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location)
            return DownloadErrors.BadRedirect(url);
        if (!location.IsAbsoluteUri && !Uri.TryCreate(url, location, out location))
            return DownloadErrors.BadRedirect(url);
        return url.Scheme == Uri.UriSchemeHttps && location.Scheme == Uri.UriSchemeHttp ? DownloadErrors.Downgrade(url) : location;
    }
}

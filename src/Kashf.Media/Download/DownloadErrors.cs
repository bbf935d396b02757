using System.Globalization;
using System.Net;
using Kashf.Core.Results;

namespace Kashf.Media.Download;

/// <summary>Why a file is not fetched. Messages name the host alone: paths and queries may hold secrets.</summary>
internal static class DownloadErrors
{
    private const int CharactersShown = 100;

    public static Error NotAbsolute { get; } = Invalid("the address is not absolute; it must begin with http:// or https://");

    public static Error Scheme(Uri url) => Invalid($"the address begins with '{Shorten(url.Scheme)}:'; only http:// and https:// are fetched");

    public static Error Credentials(Uri url) =>
        Invalid($"the address at '{Host(url)}' holds a user name or password; give an address that needs none, such as a signed link");

    public static Error HostForm(Uri url) => Invalid($"the address's host is a number in an unusual form; write it as '{Host(url)}'");

    public static Error HostName(Uri url) => Invalid($"the name '{Host(url)}' can't be looked up as it is written; write its ASCII form, which begins with xn--");

    public static Error Port(Uri url) => Refused(
        "url-port", $"port {url.Port} of '{Host(url)}' is not fetched from; serve the file on port 80 or 443, or have the operator add {Host(url)}:{url.Port} to {DownloadOptions.AllowHostsKey}");

    /// <summary>The same for names that don't exist and names inside, so that nobody learns which there are.</summary>
    public static Error NotPublic(Uri url) => Refused(
        "url-not-public", $"'{Host(url)}' has no address on the public internet; check its spelling, or have the operator add it to {DownloadOptions.AllowHostsKey}");

    public static Error TooManyRedirects(Uri url, int limit) =>
        Refused("download-redirects", $"'{Host(url)}' redirects once more after {limit} redirects; give the file's own address");

    public static Error BadRedirect(Uri url) =>
        Refused("download-redirects", $"'{Host(url)}' redirects without a usable address; give the file's own address");

    public static Error Downgrade(Uri url) =>
        Refused("download-redirects", $"'{Host(url)}' redirects from https to http; give the file's own address");

    public static Error Status(Uri url, HttpStatusCode status) => Refused(
        "download-status", $"'{Host(url)}' answered {(int)status}; the address must give the file with status 200 and without signing in");

    public static Error Encoded(Uri url) =>
        Refused("download-encoding", $"'{Host(url)}' sends the file compressed, though it was asked not to; serve it as it is");

    public static Error TooLarge(Uri url, long limit) =>
        Refused("download-too-large", $"the file at '{Host(url)}' has more than {limit:N0} bytes; give a smaller one, or split it");

    public static Error TooLong(Uri url, TimeSpan limit) =>
        Refused(DownloadCodes.TooLong, $"the file at '{Host(url)}' took longer than {Seconds(limit)} seconds; try again, serve it faster, or split it");

    public static Error TooSlow(Uri url, int bytes, TimeSpan window) => Refused(
        DownloadCodes.TooSlow, $"'{Host(url)}' sent fewer than {bytes:N0} bytes in {Seconds(window)} seconds; try again, or serve the file faster");

    public static Error Failed(Uri url) =>
        Refused(DownloadCodes.Failed, $"the connection to '{Host(url)}' failed or ended early; check that the address opens elsewhere, and try again");

    private static Error Invalid(string detail) => new(ErrorKind.Invalid, "invalid-url", detail);

    private static Error Refused(string code, string detail) => new(ErrorKind.Unprocessable, code, detail);

    private static string Host(Uri url) => Shorten(url.Host);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Shorten(string text) => text.Length <= CharactersShown ? text : $"{text.AsSpan(0, CharactersShown)}…";
}

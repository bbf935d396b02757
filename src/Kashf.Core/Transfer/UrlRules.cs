namespace Kashf.Core.Transfer;

/// <summary>Which addresses an image's item can have.</summary>
public static class UrlRules
{
    /// <summary>In characters.</summary>
    public const int MaximumLength = 2_048;

    /// <returns>Why the address is refused; null where it is fine.</returns>
    public static string? Refuse(string url)
    {
        if (string.IsNullOrWhiteSpace(url))
            return "the address is empty";
        if (url.Length > MaximumLength)
            return $"the address has {url.Length:N0} characters; at most {MaximumLength:N0} are taken";
        var isWeb = Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps)
            && parsed.Host.Length > 0;
        if (!isWeb)
            return $"'{Excerpt.Of(url)}' is no absolute http or https address";
        return url.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0 ? "the address holds spaces or control characters: percent-encode them" : null;
    }
}

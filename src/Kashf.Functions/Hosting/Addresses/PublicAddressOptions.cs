using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Hosting.Addresses;

/// <summary>Where clients reach the service. Bound to the section <c>Http</c>; for the Functions host.</summary>
public sealed class PublicAddressOptions : IValidatableObject
{
    public const string Section = "Http";

    /// <summary>
    /// Scheme and host of the addresses in answers, e.g. <c>https://kashf.example.com</c>. Default: as the Functions host was
    /// asked, which does not know the host name of a gateway before it.
    /// </summary>
    public string PublicUrl { get; init; } = "";

    internal Uri? Url => PublicUrl.Length == 0 ? null : new Uri(PublicUrl);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicUrl.Length > 0 && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url is { Scheme: "https" or "http", PathAndQuery: "/" }))
            yield return new ValidationResult($"Http:PublicUrl is '{PublicUrl}', which is no address such as https://kashf.example.com, without a path.");
    }
}

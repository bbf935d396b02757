using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Configuration;

/// <summary>Says at start what is wrong with a setting, without repeating what may hold a key.</summary>
internal sealed partial class BlobOptionsValidator : IValidateOptions<BlobOptions>
{
    public ValidateOptionsResult Validate(string? name, BlobOptions options)
    {
        var failures = Address(options).Concat(Names(options)).Concat(Limits(options)).ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Address(BlobOptions options)
    {
        var (byKey, byIdentity) = (!string.IsNullOrWhiteSpace(options.ConnectionString), !string.IsNullOrWhiteSpace(options.ServiceUri));
        if (byKey == byIdentity)
        {
            yield return byKey
                ? "Blobs:ConnectionString and Blobs:ServiceUri are both set; keep one."
                : "Neither Blobs:ServiceUri (the account's address, opened with the app's identity) nor Blobs:ConnectionString is set.";
        }
        else if (byKey && !IsConnectionString(options.ConnectionString!))
        {
            yield return "Blobs:ConnectionString is no connection string of a storage account; its form is DefaultEndpointsProtocol=https;AccountName=...;AccountKey=...;EndpointSuffix=core.windows.net.";
        }
        else if (byIdentity && !ConnectionParts.IsAddressValue(options.ServiceUri))
        {
            yield return $"Blobs:ServiceUri is '{options.ServiceUri}', which is no https address such as https://NAME.blob.core.windows.net.";
        }
    }

    private static IEnumerable<string> Names(BlobOptions options)
    {
        var names = new (string Setting, string Name)[]
        {
            (nameof(options.Models), options.Models), (nameof(options.Files), options.Files), (nameof(options.Jobs), options.Jobs),
        };
        foreach (var (setting, name) in names.Where(name => !ContainerName().IsMatch(name.Name)))
        {
            yield return $"Blobs:{setting} is '{name}'; a container's name is 3 to 63 of a-z 0-9 and single hyphens between them.";
        }

        if (names.DistinctBy(name => name.Name).Count() < names.Length)
        {
            yield return "Blobs:Models, Blobs:Files and Blobs:Jobs must name three containers.";
        }
    }

    private static IEnumerable<string> Limits(BlobOptions options)
    {
        if (options.MaxRetryAttempts is < 0 or > 100)
        {
            yield return "Blobs:MaxRetryAttempts must be 0 to 100.";
        }

        if (options.MaxRetryDelaySeconds is < 0 or > 600)
        {
            yield return "Blobs:MaxRetryDelaySeconds must be 0 to 600.";
        }

        if (options.RequestTimeoutSeconds is < 1 or > 600)
        {
            yield return "Blobs:RequestTimeoutSeconds must be 1 to 600.";
        }

        if (options.LocalCopyBytes < 1)
        {
            yield return "Blobs:LocalCopyBytes must be at least 1.";
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new BlobServiceClient(text).Uri.IsAbsoluteUri;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A(?=.{3,63}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex ContainerName();
}

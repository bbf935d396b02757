using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Configuration;

/// <summary>Says at start what is wrong with a setting, without repeating what may hold a key.</summary>
internal sealed class CosmosOptionsValidator : IValidateOptions<CosmosOptions>
{
    private const string Form = "AccountEndpoint=https://...;AccountKey=...";

    public ValidateOptionsResult Validate(string? name, CosmosOptions options)
    {
        var failures = Address(options).Concat(Limits(options)).ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Address(CosmosOptions options)
    {
        var (byKey, byIdentity) = (Is(options.ConnectionString), Is(options.AccountEndpoint));
        if (byKey == byIdentity)
        {
            yield return byKey
                ? "Cosmos:ConnectionString and Cosmos:AccountEndpoint are both set; keep one."
                : "Neither Cosmos:AccountEndpoint (the account's address, opened with the app's identity) nor Cosmos:ConnectionString is set.";
        }
        else if (byKey)
        {
            var parts = ConnectionParts.Parse(options.ConnectionString!);
            if (parts is null || !parts.IsAddress("AccountEndpoint"))
            {
                yield return $"Cosmos:ConnectionString has no AccountEndpoint with an https address; its form is {Form}.";
            }

            if (parts is null || !parts.IsKey("AccountKey"))
            {
                yield return $"Cosmos:ConnectionString has no AccountKey in Base64; its form is {Form}.";
            }
        }
        else if (!ConnectionParts.IsAddressValue(options.AccountEndpoint))
        {
            yield return $"Cosmos:AccountEndpoint is '{options.AccountEndpoint}', which is no https address such as https://NAME.documents.azure.com:443/.";
        }
    }

    private static IEnumerable<string> Limits(CosmosOptions options)
    {
        if (!Is(options.Database) || options.Database.IndexOfAny(['/', '\\', '#', '?']) >= 0)
        {
            yield return "Cosmos:Database must be a name without / \\ # ?.";
        }

        if (options.AutoscaleMaxRequestUnits is < 1000)
        {
            yield return "Cosmos:AutoscaleMaxRequestUnits must be 1000 or more, or absent for a serverless account.";
        }

        if (options.MaxRetryAttempts < 0)
        {
            yield return "Cosmos:MaxRetryAttempts must not be negative.";
        }

        if (options.MaxRetryWaitSeconds is < 0 or > 600)
        {
            yield return "Cosmos:MaxRetryWaitSeconds must be 0 to 600.";
        }

        if (options.RequestTimeoutSeconds is < 1 or > 600)
        {
            yield return "Cosmos:RequestTimeoutSeconds must be 1 to 600.";
        }
    }

    private static bool Is(string? value) => !string.IsNullOrWhiteSpace(value);
}

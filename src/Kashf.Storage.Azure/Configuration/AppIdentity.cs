using Azure.Identity;

namespace Kashf.Storage.Azure.Configuration;

internal static class AppIdentity
{
    /// <param name="clientId">Of a user-assigned identity; null for the one that the environment names, or the system's.</param>
    public static DefaultAzureCredential Credential(string? clientId)
    {
        var options = new DefaultAzureCredentialOptions();
        if (!string.IsNullOrWhiteSpace(clientId))
        {
            options.ManagedIdentityClientId = clientId;
        }

        return new DefaultAzureCredential(options);
    }
}

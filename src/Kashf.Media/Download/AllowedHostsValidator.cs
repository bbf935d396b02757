using Microsoft.Extensions.Options;

namespace Kashf.Media.Download;

internal sealed class AllowedHostsValidator : IValidateOptions<DownloadOptions>
{
    public ValidateOptionsResult Validate(string? name, DownloadOptions options)
    {
        try
        {
            AllowedHosts.Parse(options.AllowHosts);
            return ValidateOptionsResult.Success;
        }
        catch (FormatException e)
        {
            return ValidateOptionsResult.Fail($"{DownloadOptions.AllowHostsKey}: {e.Message}; write hosts with commas between, as in files.internal,10.0.0.7:8080.");
        }
    }
}

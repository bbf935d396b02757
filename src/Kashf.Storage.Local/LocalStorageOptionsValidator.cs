using Microsoft.Extensions.Options;

namespace Kashf.Storage.Local;

/// <summary>Finds out at start, with words, what would otherwise fail at the first write.</summary>
internal sealed class LocalStorageOptionsValidator : IValidateOptions<LocalStorageOptions>
{
    private const string Setting = nameof(LocalStorageOptions.DataDirectory);

    public ValidateOptionsResult Validate(string? name, LocalStorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            return ValidateOptionsResult.Fail($"{Setting} is empty; it must name a directory.");
        }

        try
        {
            Directory.CreateDirectory(options.DataDirectory);
            TryWrite(options.DataDirectory);
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ValidateOptionsResult.Fail(
                $"{Setting} is '{options.DataDirectory}', which cannot be created or written: {e.Message}");
        }
    }

    private static void TryWrite(string directory)
    {
        var probe = Path.Combine(directory, $".{Guid.NewGuid():N}.probe");
        using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        file.WriteByte(0);
    }
}

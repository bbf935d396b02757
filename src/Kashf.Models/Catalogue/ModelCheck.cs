using System.Security.Cryptography;
using Kashf.Models.Sessions;

namespace Kashf.Models.Catalogue;

/// <summary>Checks whether a model's files are whole and what they say they are.</summary>
public static class ModelCheck
{
    /// <summary>Compares the file's SHA-256, where the description tells one, then opens the model and runs it once.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Complaint(InstalledModel model)
    {
        try
        {
            if (model.Description.Sha256 is { } told && Sha256(model.File) is var found && !found.Equals(told, StringComparison.OrdinalIgnoreCase))
                return $"{model.File} is not the file that its JSON describes: its SHA-256 is {found}, not {told}.";
            using var session = ModelSession.Open(model, Environment.ProcessorCount);
            return null;
        }
        catch (Exception exception) when (exception is ModelUnavailableException or IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    /// <returns>64 lower-case hex digits.</returns>
    public static string Sha256(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}

using Kashf.Core.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Kashf.Server.Cli;

/// <summary>Failures that an operator can mend, in words instead of a stack trace.</summary>
internal static class StartFailure
{
    /// <returns>What to tell the operator; null where the exception is a bug and its stack trace is needed.</returns>
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException invalid => "A setting can't be used: " + string.Join("; ", invalid.Failures),
        InvalidOperationException { InnerException: not null } setting when setting.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) =>
            "A setting can't be used: " + setting.Message,
        InvalidDataException data => data.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } io =>
            $"{io.Message} Choose another address with --urls.",
        FormatException format when format.Message.Contains("url", StringComparison.OrdinalIgnoreCase) => $"--urls: {format.Message}",
        UnauthorizedAccessException denied => denied.Message,
        StorageUnavailableException store => $"{store.Message} Is its address right, and the network open?",
        AggregateException all when all.Flatten().InnerExceptions.Select(Explain).ToList() is var each && each.TrueForAll(one => one is not null) =>
            string.Join('\n', each.Distinct()),
        SqliteException database => $"A database in the data directory can't be used: {database.Message}",
        _ => null,
    };
}

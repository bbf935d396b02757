using System.Data.Common;

namespace Kashf.Storage.Azure.Configuration;

/// <summary>A connection string, cut at its semicolons.</summary>
internal sealed class ConnectionParts(DbConnectionStringBuilder parts)
{
    /// <returns>Null for what has not this form.</returns>
    public static ConnectionParts? Parse(string text)
    {
        try
        {
            return new ConnectionParts(new DbConnectionStringBuilder { ConnectionString = text });
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static bool IsAddressValue(string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.Host.Length > 0;

    public string? Value(string name) => parts.TryGetValue(name, out var value) ? value as string : null;

    public bool IsAddress(string name) => IsAddressValue(Value(name));

    public bool IsKey(string name) => Value(name) is { Length: > 0 } key && Convert.TryFromBase64String(key, new byte[key.Length], out _);
}

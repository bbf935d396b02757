using System.Net;
using System.Text;
using System.Text.Unicode;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>
/// Reads <c>name=value&amp;name=value</c>. The framework's own reader replaces bytes that are no UTF-8 by other
/// characters; here they are seen, so that no text is stored that nobody wrote.
/// </summary>
internal static class UrlEncodedForm
{
    /// <returns>The values of each field, in their order; null where a name or a value is not valid UTF-8.</returns>
    public static Dictionary<string, IReadOnlyList<string?>>? Read(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, IReadOnlyList<string?>>(StringComparer.Ordinal);
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
                continue;
            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = Decode(equals < 0 ? [] : pair[(equals + 1)..]);
            if (name is null || value is null)
                return null;
            if (fields.TryGetValue(name, out var values))
                ((List<string?>)values).Add(value);
            else
                fields[name] = new List<string?> { value };
        }

        return fields;
    }

    private static string? Decode(ReadOnlySpan<byte> encoded)
    {
        var bytes = WebUtility.UrlDecodeToBytes(encoded.ToArray(), 0, encoded.Length);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }
}

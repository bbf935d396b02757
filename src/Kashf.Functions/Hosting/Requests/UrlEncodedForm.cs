using System.Net;
using System.Text;
using System.Text.Unicode;
using Kashf.Core.Results;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>
/// Reads <c>name=value&amp;name=value</c>. The framework's own reader replaces bytes that are no UTF-8 by other
/// characters; here they are seen, so that no text is stored that nobody wrote.
/// </summary>
internal static class UrlEncodedForm
{
    /// <param name="mostValues">More values than these are refused.</param>
    /// <returns>The values of each field, in their order.</returns>
    public static Result<Dictionary<string, IReadOnlyList<string?>>> Read(ReadOnlySpan<byte> body, int mostValues)
    {
        var fields = new Dictionary<string, IReadOnlyList<string?>>(StringComparer.Ordinal);
        var count = 0;
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
                continue;
            if (++count > mostValues)
                return RequestErrors.TooManyValues(mostValues);
            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = Decode(equals < 0 ? [] : pair[(equals + 1)..]);
            if (name is null || value is null)
                return RequestErrors.NotUtf8;
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

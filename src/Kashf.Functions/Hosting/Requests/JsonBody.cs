using System.Text.Json;
using System.Text.Unicode;
using Kashf.Core.Results;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>Reads JSON into a valid record, or says where it is wrong.</summary>
internal static class JsonBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Spaces => " \t\r\n"u8;

    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;

    public static bool StartsHere(ReadOnlySpan<byte> body) => body.TrimStart(Spaces) is [(byte)'{' or (byte)'[', ..];

    /// <returns>Whether a body with this error is perhaps no JSON at all.</returns>
    public static bool IsUnreadable(Error error) => error == RequestErrors.NotUtf8 || error.Code == RequestErrors.MalformedCode;

    public static Result<T> Parse<T>(ReadOnlySpan<byte> json, JsonSerializerOptions options)
        where T : class
    {
        if (json.Trim(Spaces).IsEmpty)
            return RequestErrors.Empty;
        if (!Utf8.IsValid(json))
            return RequestErrors.NotUtf8;
        try
        {
            return JsonSerializer.Deserialize<T>(json, options) is { } request
                ? RequestValidation.Check(request)
                : RequestErrors.Empty;
        }
        catch (JsonException exception)
        {
            return MalformedAt(json) ?? Describe(exception, typeof(T));
        }
    }

    private static Error Describe(JsonException exception, Type expected)
    {
        var field = JsonErrors.FieldOf(exception);
        return Error.Invalid(field.Length > 0 ? field : "body", JsonErrors.Expectation(exception, expected, field));
    }

    private static Error? MalformedAt(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = WireJson.Options.MaxDepth });
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException exception)
        {
            return RequestErrors.Malformed(exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        }
    }
}

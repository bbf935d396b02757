using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>Reads a request's body, JSON or form, into a valid record.</summary>
public sealed class RequestReader(IOptions<RequestLimits> limits)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public async Task<Result<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding and not "identity")
            return RequestErrors.UnsupportedEncoding(encoding);
        try
        {
            return request.HasFormContentType && !await StartsLikeJsonAsync(request, cancellation)
                ? await ReadFormAsync<T>(request, cancellation)
                : await ReadJsonAsync<T>(request, cancellation);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return RequestErrors.TooLarge(limits.Value.BodyBytes);
        }
    }

    /// <summary>curl's <c>--data</c> says that JSON is a form.</summary>
    private static async Task<bool> StartsLikeJsonAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return false;
        var read = await request.BodyReader.ReadAsync(cancellation);
        var start = WithoutByteOrderMark(read.Buffer.First.Span).TrimStart(" \t\r\n"u8);
        var json = start.Length > 0 && start[0] is (byte)'{' or (byte)'[';
        request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.Start);
        return json;
    }

    private static async Task<Result<T>> ReadFormAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        try
        {
            var form = await request.ReadFormAsync(cancellation);
            return Parse<T>(JsonSerializer.SerializeToUtf8Bytes(FormBody.ToJson(form, typeof(T)), WireJson.Options));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return RequestErrors.BadForm;
        }
    }

    private async Task<Result<T>> ReadJsonAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        if (request.ContentLength > limits.Value.BodyBytes)
            return RequestErrors.TooLarge(limits.Value.BodyBytes);

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            if (read.Buffer.Length > limits.Value.BodyBytes)
                return RequestErrors.TooLarge(limits.Value.BodyBytes);
            if (!read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var result = Parse<T>(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return !result.IsSuccess && result.Error.Code == "json-malformed" && ForeignMediaType(request) is { } type
                ? RequestErrors.UnsupportedMediaType(type)
                : result;
        }
    }

    private static Result<T> Parse<T>(ReadOnlySpan<byte> body)
        where T : class
    {
        var json = WithoutByteOrderMark(body);
        if (json.Trim(" \t\r\n"u8).IsEmpty)
            return RequestErrors.Empty;
        if (!Utf8.IsValid(json))
            return RequestErrors.NotUtf8;
        try
        {
            return JsonSerializer.Deserialize<T>(json, WireJson.Options) is { } request
                ? RequestValidation.Check(request)
                : RequestErrors.Empty;
        }
        catch (JsonException exception)
        {
            return Describe<T>(exception, json);
        }
    }

    private static Error Describe<T>(JsonException exception, ReadOnlySpan<byte> json)
    {
        if (MalformedAt(json) is { } malformed)
            return malformed;
        var field = JsonErrors.FieldOf(exception);
        var message = JsonErrors.Expectation(exception, typeof(T), field);
        return Error.Invalid(field.Length > 0 ? field : "body", message);
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

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;

    /// <summary>The body's media type where it is one that never holds what we read.</summary>
    private static string? ForeignMediaType(HttpRequest request)
    {
        var type = (request.ContentType ?? "").Split(';')[0].Trim();
        var familiar = type.Length == 0
            || type.Contains("json", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        return familiar ? null : type;
    }
}

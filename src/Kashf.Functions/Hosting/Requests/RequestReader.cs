using System.Buffers;
using System.Text.Json;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>Reads a request's body, JSON or form, into a valid record.</summary>
public sealed class RequestReader(IOptions<RequestLimits> limits)
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    private readonly JsonSerializerOptions json = WireJson.Reading(limits.Value.ItemsPerRequest);

    /// <summary>More than a request may bring, so that too many are counted and refused as such.</summary>
    private readonly int mostFormValues = 2 * limits.Value.ItemsPerRequest;

    public Task<Result<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class => ReadAsync<T>(request, null, cancellation);

    /// <param name="files">Takes the files that the request may bring; null where it brings none.</param>
    public async Task<Result<T>> ReadAsync<T>(HttpRequest request, FileParts? files, CancellationToken cancellation)
        where T : class
    {
        var isMultipart = request.HasFormContentType && MediaType(request) != UrlEncoded;
        var mostBytes = isMultipart && files is not null ? AllowFiles(request, files) : limits.Value.BodyBytes;
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding.Length > 0 && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return RequestErrors.UnsupportedEncoding(encoding);
        if (request.ContentLength > mostBytes)
            return RequestErrors.TooLarge(mostBytes);
        try
        {
            return isMultipart
                ? await ReadMultipartAsync<T>(request, files, cancellation)
                : await ReadBodyAsync<T>(request, cancellation);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return RequestErrors.TooLarge(mostBytes);
        }
    }

    /// <summary>Lets the server read more than usual, where it has not begun to.</summary>
    private static long AllowFiles(HttpRequest request, FileParts files)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = files.MostBytes;
        return files.MostBytes;
    }

    private async Task<Result<T>> ReadMultipartAsync<T>(HttpRequest request, FileParts? files, CancellationToken cancellation)
        where T : class
    {
        // More than a request may bring, so that too many are counted and refused as such.
        var form = new MultipartForm(limits.Value.BodyBytes, 2 * limits.Value.ItemsPerRequest, files);
        try
        {
            var read = await form.ReadAsync(request, cancellation);
            return read.IsSuccess ? FormBody.Parse<T>(read.Value, json) : read.Error;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return RequestErrors.BadForm;
        }
    }

    private async Task<Result<T>> ReadBodyAsync<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            var tooLarge = read.Buffer.Length > limits.Value.BodyBytes;
            if (!tooLarge && !read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            Result<T> result = tooLarge
                ? RequestErrors.TooLarge(limits.Value.BodyBytes)
                : Parse<T>(request, read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return result;
        }
    }

    private Result<T> Parse<T>(HttpRequest request, ReadOnlySpan<byte> body)
        where T : class
    {
        body = JsonBody.WithoutByteOrderMark(body);
        // curl's --data says that JSON is a form.
        if (MediaType(request) == UrlEncoded && !JsonBody.StartsHere(body))
            return ReadUrlEncoded<T>(body);

        var result = JsonBody.Parse<T>(body, json);
        return !result.IsSuccess && JsonBody.IsUnreadable(result.Error) && IsForeign(MediaType(request))
            ? RequestErrors.UnsupportedMediaType(MediaType(request))
            : result;
    }

    private Result<T> ReadUrlEncoded<T>(ReadOnlySpan<byte> body)
        where T : class
    {
        var fields = UrlEncodedForm.Read(body, mostFormValues);
        return fields.IsSuccess ? FormBody.Parse<T>(fields.Value, json) : fields.Error;
    }

    private static string MediaType(HttpRequest request) => (request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>Whether the media type is one that never holds what we read.</summary>
    private static bool IsForeign(string mediaType) =>
        mediaType is not ("" or "text/plain" or "application/octet-stream" or UrlEncoded) && !mediaType.Contains("json", StringComparison.Ordinal);
}

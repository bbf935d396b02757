using System.Text;
using System.Text.Unicode;
using Kashf.Core.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>
/// Reads the fields of <c>multipart/form-data</c>; files go to whom they are for, or are passed over. The framework's own reader replaces bytes that
/// are no UTF-8 by other characters; here they are seen, so that no text is stored that nobody wrote.
/// </summary>
internal sealed class MultipartForm(long bodyBytes, int mostParts, FileParts? files)
{
    private const int LongestBoundary = 128;
    private const int BlockBytes = 16 << 10;

    private readonly Dictionary<string, IReadOnlyList<string?>> fields = new(StringComparer.OrdinalIgnoreCase);
    private long bytes;

    /// <exception cref="InvalidDataException">A part's headers can't be read, or are longer than is taken.</exception>
    /// <exception cref="IOException">The body ends within a part.</exception>
    public async Task<Result<Dictionary<string, IReadOnlyList<string?>>>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (Boundary(request) is not { Length: > 0 and <= LongestBoundary } boundary)
            return RequestErrors.BadForm;
        var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = files?.MostBytes ?? bodyBytes };
        var parts = 0;
        while (await reader.ReadNextSectionAsync(cancellation) is { } part)
        {
            if (++parts > mostParts)
                return RequestErrors.BadForm;
            if (await AddAsync(part, cancellation) is { } refusal)
                return refusal;
        }

        return fields;
    }

    private async Task<Error?> AddAsync(MultipartSection part, CancellationToken cancellation)
    {
        if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
            return RequestErrors.BadForm;
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        if (disposition.IsFileDisposition() && files is not null)
            return await files.TakeAsync(name, part.Body, cancellation);
        if (!disposition.IsFormDisposition())
            return null;

        using var value = new MemoryStream();
        if (!await TryCopyAsync(part.Body, value, cancellation))
            return RequestErrors.TooLarge(bodyBytes);
        if (!IsUtf8(part, value.GetBuffer().AsSpan(0, (int)value.Length)))
            return RequestErrors.NotUtf8;

        Add(name, Encoding.UTF8.GetString(value.GetBuffer(), 0, (int)value.Length));
        return null;
    }

    /// <returns>False where the fields together have more bytes than are taken.</returns>
    private async Task<bool> TryCopyAsync(Stream source, MemoryStream value, CancellationToken cancellation)
    {
        var block = new byte[BlockBytes];
        for (int read; (read = await source.ReadAsync(block, cancellation)) > 0; value.Write(block, 0, read))
        {
            bytes += read;
            if (bytes > bodyBytes)
                return false;
        }

        return true;
    }

    private void Add(string name, string value)
    {
        if (fields.TryGetValue(name, out var values))
            ((List<string?>)values).Add(value);
        else
            fields[name] = new List<string?> { value };
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;

    private static bool IsUtf8(MultipartSection part, ReadOnlySpan<byte> value)
    {
        var charset = MediaTypeHeaderValue.TryParse(part.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Charset).Value : null;
        return charset?.ToUpperInvariant() is null or "" or "UTF-8" or "US-ASCII" && Utf8.IsValid(value);
    }
}

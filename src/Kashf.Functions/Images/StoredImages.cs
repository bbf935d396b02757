using Kashf.Functions.Hosting;
using Kashf.Media.Images;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Kashf.Functions.Images;

/// <summary>Answers image files of the store to their owner.</summary>
public sealed class StoredImages(OwnImages own, ImageDecoder decoder)
{
    public const string AnyMediaType = "image/*";

    private const string Unknown = "application/octet-stream";

    // The name is the content's hash: what it names never changes.
    private const string Forever = "private, max-age=31536000, immutable";

    internal async Task<IResult> AnswerAsync(long accountId, string hash, Func<string, string> nameOf, CancellationToken cancellation)
    {
        if (!IsHash(hash) || await own.OpenAsync(accountId, nameOf(hash), cancellation) is not { } stream)
            return ImageRefusals.NotFound(hash).ToHttp();
        var file = new byte[stream.Length];
        await using (stream)
            await stream.ReadExactlyAsync(file, cancellation);
        return new StoredImage(file, MediaTypeOf(file), hash);
    }

    private string MediaTypeOf(byte[] file) => decoder.ReadHeader(file) is { IsSuccess: true, Value.Format: var format }
        ? $"image/{format.ToString().ToLowerInvariant()}"
        : Unknown;

    private static bool IsHash(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);

    private sealed class StoredImage(byte[] file, string mediaType, string hash) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.CacheControl = Forever;
            // Whatever the file holds, a browser takes it for nothing but an image.
            headers.XContentTypeOptions = "nosniff";
            return Results.Bytes(file, mediaType, entityTag: new EntityTagHeaderValue($"\"{hash}\"")).ExecuteAsync(httpContext);
        }
    }
}

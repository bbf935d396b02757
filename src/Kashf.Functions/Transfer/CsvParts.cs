using Kashf.Core.Storage;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Transfer;

/// <summary>Answers several files of the store, one after the other, as one CSV file.</summary>
internal sealed class CsvParts(IReadOnlyList<Stream> parts, string name) : IResult
{
    public const string MediaType = "text/csv";

    /// <returns>Null where a part is gone.</returns>
    public static async Task<CsvParts?> OpenAsync(
        IFiles files, long accountId, IReadOnlyList<string> parts, string name, CancellationToken cancellation)
    {
        var opened = new List<Stream>(parts.Count);
        foreach (var part in parts)
        {
            if (await files.OpenAsync(accountId, part, cancellation) is not { } stream)
            {
                await CloseAsync(opened);
                return null;
            }

            opened.Add(stream);
        }

        return new CsvParts(opened, name);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            var response = httpContext.Response;
            response.ContentType = $"{MediaType}; charset=utf-8";
            response.ContentLength = parts.Sum(part => part.Length);
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
            foreach (var part in parts)
                await part.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
        finally
        {
            await CloseAsync(parts);
        }
    }

    private static async Task CloseAsync(IReadOnlyList<Stream> streams)
    {
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }
}

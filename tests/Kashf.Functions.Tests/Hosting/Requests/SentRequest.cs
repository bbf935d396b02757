using System.Text;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tests.Hosting.Requests;

/// <summary>A request as it arrives, without a server.</summary>
internal sealed record SentRequest(byte[] Body, string? ContentType)
{
    public long BodyBytes { get; init; } = new RequestLimits().BodyBytes;

    public int ItemsPerRequest { get; init; } = new RequestLimits().ItemsPerRequest;

    public string? ContentEncoding { get; init; }

    /// <summary>Whether Content-Length tells the size; otherwise it comes in chunks.</summary>
    public bool HasLength { get; init; } = true;

    /// <summary>The most bytes that arrive at once.</summary>
    public int ChunkBytes { get; init; } = int.MaxValue;

    public static SentRequest Json(string body) => new(Encoding.UTF8.GetBytes(body), "application/json");

    public static SentRequest Form(string body) => new(Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded");

    public async Task<Result<T>> ReadAsync<T>()
        where T : class
    {
        using var body = new ChunkedStream(Body, ChunkBytes);
        var context = new DefaultHttpContext { Request = { Method = "POST", Body = body, ContentType = ContentType } };
        if (HasLength)
            context.Request.ContentLength = Body.Length;
        if (ContentEncoding is not null)
            context.Request.Headers.ContentEncoding = ContentEncoding;
        var limits = Options.Create(new RequestLimits { BodyBytes = BodyBytes, ItemsPerRequest = ItemsPerRequest });
        return await new RequestReader(limits).ReadAsync<T>(context.Request, TestContext.Current.CancellationToken);
    }

    private sealed class ChunkedStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, most)], cancellationToken);
    }
}

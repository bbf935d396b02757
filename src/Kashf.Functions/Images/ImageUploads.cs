using System.Buffers;
using System.Security.Cryptography;
using Kashf.Core.Accounts;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.Requests;
using Kashf.Media.Images;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Images;

/// <summary>Takes the image files that requests bring, and gives them addresses on this server.</summary>
public sealed class ImageUploads(
    RequestPipeline pipeline, IFiles files, ImageAddresses addresses, IOptions<ImageOptions> images, IOptions<RequestLimits> limits)
{
    public const string Field = "image_file";

    private const int BlockBytes = 64 << 10;

    /// <summary>
    /// Answers a request that may bring images. Their files stay for some days, even of a request that is refused: another one
    /// may have brought the same file, or named it by its address.
    /// </summary>
    internal Task<IResult> HandleAsync<TRequest>(
        HttpRequest request, Func<Account, TRequest, UploadedFiles, Task<IResult>> handle, CancellationToken cancellation)
        where TRequest : class
    {
        var uploaded = new UploadedFiles();
        return pipeline.HandleAsync<TRequest>(
            request, account => PartsOf(account.Id, request, uploaded), (account, body) => handle(account, body, uploaded), cancellation);
    }

    private FileParts PartsOf(long accountId, HttpRequest request, UploadedFiles uploaded) => new(
        limits.Value.BodyBytes,
        async (field, content, cancellation) =>
        {
            if (!field.Equals(Field, StringComparison.OrdinalIgnoreCase))
                return Error.Invalid(field, $"is no file of this request; send images as {Field}");
            if (uploaded.Elements.Count == limits.Value.ItemsPerRequest)
                return ImageRefusals.TooMany(limits.Value.ItemsPerRequest);
            using var file = new MemoryStream();
            var length = await CopyAsync(content, file, limits.Value.BodyBytes - uploaded.Bytes, cancellation);
            uploaded.Bytes += length;
            if (uploaded.Bytes > limits.Value.BodyBytes)
                return RequestErrors.TooLarge(limits.Value.BodyBytes);
            if (length > images.Value.FileBytes)
                uploaded.Refuse(ImageRefusals.TooLarge(uploaded.Elements.Count + 1, images.Value.FileBytes));
            else
                uploaded.Add(addresses.Upload(request, await SaveAsync(accountId, file.GetBuffer().AsMemory(0, (int)file.Length), cancellation)));
            return null;
        });

    /// <returns>The file's hash. Saving it again lets it stay as long as if it were new.</returns>
    private async Task<string> SaveAsync(long accountId, ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Span));
        await files.SaveAsync(accountId, ImageFiles.Upload(hash), async (stream, cancel) => await stream.WriteAsync(file, cancel), cancellation);
        return hash;
    }

    /// <summary>Reads an image to its end, so that the next can be read, but keeps nothing of one that is longer than is taken.</summary>
    /// <param name="most">Bytes after which reading stops.</param>
    /// <returns>How many bytes were read.</returns>
    private async Task<long> CopyAsync(Stream content, MemoryStream file, long most, CancellationToken cancellation)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        var length = 0L;
        try
        {
            for (int read; length <= most && (read = await content.ReadAsync(block, cancellation)) > 0;)
            {
                length += read;
                if (length <= images.Value.FileBytes)
                    file.Write(block, 0, read);
                else
                    LetGo(file);
            }

            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private static void LetGo(MemoryStream file)
    {
        file.SetLength(0);
        file.Capacity = 0;
    }
}

using System.Buffers;
using System.Security.Cryptography;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting.Requests;
using Kashf.Media.Images;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Images;

/// <summary>Takes the image files that requests bring, and gives them addresses on this server.</summary>
public sealed class ImageUploads(
    IFiles files, ImageAddresses addresses, IOptions<ImageOptions> images, IOptions<RequestLimits> limits)
{
    public const string Field = "image_file";

    private const int BlockBytes = 64 << 10;

    /// <param name="taken">Is given the address of each file, in order.</param>
    internal FileParts PartsOf(long accountId, HttpRequest request, ICollection<string> taken) => new(
        limits.Value.BodyBytes,
        async (field, content, cancellation) =>
        {
            if (!field.Equals(Field, StringComparison.OrdinalIgnoreCase))
                return Error.Invalid(field, $"is no file of this request; send images as {Field}");
            if (taken.Count == limits.Value.ItemsPerRequest)
                return ImageRefusals.TooMany(limits.Value.ItemsPerRequest);
            using var file = new MemoryStream();
            if (!await TryCopyAsync(content, file, cancellation))
                return ImageRefusals.TooLarge(taken.Count + 1, images.Value.FileBytes);
            taken.Add(addresses.Upload(request, await SaveAsync(accountId, file.GetBuffer().AsMemory(0, (int)file.Length), cancellation)));
            return null;
        });

    /// <returns>The file's hash. Saving it again lets it stay as long as if it were new.</returns>
    private async Task<string> SaveAsync(long accountId, ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Span));
        await files.SaveAsync(accountId, ImageFiles.Upload(hash), async (stream, cancel) => await stream.WriteAsync(file, cancel), cancellation);
        return hash;
    }

    /// <returns>False where the file is longer than is taken; the rest of it is not read.</returns>
    private async Task<bool> TryCopyAsync(Stream content, MemoryStream file, CancellationToken cancellation)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            for (int read; (read = await content.ReadAsync(block, cancellation)) > 0; file.Write(block, 0, read))
            {
                if (file.Length + read > images.Value.FileBytes)
                    return false;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}

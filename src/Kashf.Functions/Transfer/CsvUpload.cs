using Kashf.Core.Identifiers;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Transfer;
using Kashf.Functions.Hosting.Requests;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Transfer;

/// <summary>The file that one import request brings: staged while the request is read, thrown away unless it is kept.</summary>
internal sealed class CsvUpload(IFiles files, IdGenerator ids, IOptions<RequestLimits> limits) : IAsyncDisposable
{
    public const string Field = "csv_file";
    private const long FormBytes = 1 << 20;

    private long accountId;
    private bool isKept;

    /// <summary>The file's name in the store; null where none was sent.</summary>
    public string? File { get; private set; }

    /// <summary>Of its content as UTF-8.</summary>
    public string? Sha256 { get; private set; }

    public FileParts PartsOf(long account)
    {
        accountId = account;
        return new FileParts(limits.Value.FileBytes + FormBytes, TakeAsync);
    }

    public void Keep() => isKept = true;

    public async ValueTask DisposeAsync()
    {
        if (File is { } file && !isKept)
            await files.DeleteAsync(accountId, file, CancellationToken.None);
    }

    private async Task<Error?> TakeAsync(string field, Stream content, CancellationToken cancellation)
    {
        if (!field.Equals(Field, StringComparison.OrdinalIgnoreCase))
            return Error.Invalid(field, $"is no file of this request; send the file as {Field}");
        if (File is not null)
            return Error.Invalid(Field, "stands twice; send one file a request");
        Result<StagedCsv> staged = default;
        File = TransferFiles.Upload(ids.Next());
        await files.SaveAsync(
            accountId,
            File,
            async (stream, cancel) => staged = await CsvStaging.CopyAsUtf8Async(content, stream, limits.Value.FileBytes, cancel),
            cancellation);
        Sha256 = staged.Value?.Sha256;
        return staged.Error;
    }
}

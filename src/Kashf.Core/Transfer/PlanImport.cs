using Kashf.Core.Datasets;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Transfer;

/// <summary>Looks at a staged file: whether its columns fit the dataset, and where to cut it into chunks.</summary>
public sealed class PlanImport(IFiles files, ITags tags, IOptions<RequestLimits> limits)
{
    private const int ChunkRows = 20_000;
    private const long ChunkBytes = 32 << 20;

    /// <returns>The columns that are not read; or why the file can't be imported.</returns>
    public async Task<Result<IReadOnlyList<string>>> CheckAsync(Dataset dataset, string file, ImportOptions options, CancellationToken cancellation)
    {
        await using var stream = await OpenAsync(dataset, file, cancellation);
        var header = await ReadHeaderAsync(stream, cancellation);
        if (!header.IsSuccess)
            return header.Error;
        var columns = ImportColumns.Parse(
            header.Value.Names, await tags.ListAsync(dataset.AccountId, dataset.Id, cancellation), dataset.Type, options, limits.Value);
        return columns.Map(found => found.Ignored);
    }

    /// <returns>Chunks that together hold every row, in order.</returns>
    public async Task<Result<IReadOnlyList<CsvChunk>>> CutAsync(Dataset dataset, string file, CancellationToken cancellation)
    {
        await using var stream = await OpenAsync(dataset, file, cancellation);
        var header = await ReadHeaderAsync(stream, cancellation);
        if (!header.IsSuccess)
            return header.Error;
        stream.Position = header.Value.DataOffset;
        var chunks = new List<CsvChunk>();
        await foreach (var chunk in CsvChunks.PlanAsync(stream, header.Value, ChunkRows, ChunkBytes, cancellation))
            chunks.Add(chunk);
        return chunks;
    }

    private async Task<Stream> OpenAsync(Dataset dataset, string file, CancellationToken cancellation) =>
        await files.OpenAsync(dataset.AccountId, file, cancellation)
        ?? throw new FileNotFoundException("A staged file is gone before its import has ended.", file);

    private Task<Result<CsvHeader>> ReadHeaderAsync(Stream stream, CancellationToken cancellation) =>
        CsvHeader.ReadAsync(stream, ColumnNames.OfContent, CsvLimits.From(limits.Value), cancellation);
}

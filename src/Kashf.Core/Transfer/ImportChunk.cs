using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Limits;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Transfer;

/// <summary>Adds the rows of one chunk to a dataset. Adding them again changes nothing.</summary>
public sealed class ImportChunk(IFiles files, IItems items, ITags tags, IOptions<RequestLimits> limits)
{
    private const int RowsAtOnce = 10_000;

    /// <param name="failures">Told every row that is not taken, in order.</param>
    /// <returns>How many rows were taken; null where the file's columns no longer fit the dataset.</returns>
    public async Task<long?> RunAsync(
        Dataset dataset, string file, CsvChunk chunk, ImportOptions options, ICollection<FailedRow> failures, CancellationToken cancellation)
    {
        var csvLimits = CsvLimits.From(limits.Value);
        await using var stream = await files.OpenAsync(dataset.AccountId, file, cancellation)
            ?? throw new FileNotFoundException("A staged file is gone before its import has ended.", file);
        var header = await CsvHeader.ReadAsync(stream, ColumnNames.OfContent, csvLimits, cancellation);
        if (!header.IsSuccess)
            return null;
        var columns = ImportColumns.Parse(
            header.Value.Names, await tags.ListAsync(dataset.AccountId, dataset.Id, cancellation), dataset.Type, options, limits.Value);
        if (!columns.IsSuccess)
            return null;

        stream.Position = chunk.Offset;
        using var reader = new CsvReader(stream, header.Value, chunk, csvLimits);
        return await AddAsync(dataset, reader, columns.Value, failures, cancellation);
    }

    /// <summary>While one batch is being written the next is read and prepared; they are written in the file's order.</summary>
    private async Task<long> AddAsync(
        Dataset dataset, CsvReader reader, ImportColumns columns, ICollection<FailedRow> failures, CancellationToken cancellation)
    {
        var taken = 0L;
        var batch = new List<NewItem>(RowsAtOnce);
        Task writing = Task.CompletedTask;
        await foreach (var record in reader.ReadAllAsync(cancellation))
        {
            if (!columns.TryRead(record, out var item, out var reason))
            {
                failures.Add(new FailedRow(record.Row, record.Line, reason));
                continue;
            }

            taken++;
            batch.Add(item);
            if (batch.Count < RowsAtOnce)
                continue;
            var next = items.AddAsync(dataset.AccountId, dataset.Id, batch, cancellation);
            await writing;
            (writing, batch) = (next, new List<NewItem>(RowsAtOnce));
        }

        await writing;
        await items.AddAsync(dataset.AccountId, dataset.Id, batch, cancellation);
        return taken;
    }
}

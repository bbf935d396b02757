using Kashf.Core.Datasets;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Training;

/// <summary>Reads the items that a training looks at: the reported ones, and some of the others.</summary>
public sealed class TrainingItems(IDatasets datasets, ITags tags, IItems items, IOptions<TrainingOptions> options)
{
    public async Task<IReadOnlyList<TextItem>> ReadAsync(Dataset dataset, CancellationToken cancellation)
    {
        var (reported, unreported) = options.Value.LimitsOf(dataset.Type);
        var counts = await datasets.CountAsync(dataset.AccountId, dataset.Id, cancellation);
        var sample = new ReportedSample(
            await tags.CountAsync(dataset.AccountId, dataset.Id, cancellation), counts.ReportedItems, reported);
        var read = new List<TextItem>();
        await foreach (var item in items.StreamReportedAsync(dataset.AccountId, dataset.Id, cancellation))
        {
            if (sample.Takes(item))
                read.Add(item);
        }

        await foreach (var item in items.StreamUnreportedAsync(dataset.AccountId, dataset.Id, unreported, cancellation))
            read.Add(item);
        return read;
    }
}

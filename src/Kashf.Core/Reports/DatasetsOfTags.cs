using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Core.Reports;

/// <summary>Finds the datasets that reports speak of, by their tags.</summary>
public sealed class DatasetsOfTags(ITags tags, IDatasets datasets)
{
    /// <param name="types">The types of dataset that the reports can be of.</param>
    /// <returns>By tag the dataset, or why nothing can be reported to it; tags that are not there are absent.</returns>
    public async Task<IReadOnlyDictionary<long, Result<Dataset>>> FindAsync(
        long accountId, IEnumerable<long> tagIds, IReadOnlyList<DatasetType> types, CancellationToken cancellation)
    {
        var found = await tags.FindAsync(accountId, tagIds.ToHashSet(), cancellation);
        var byId = new Dictionary<long, Result<Dataset>>();
        foreach (var datasetId in found.Select(tag => tag.DatasetId).Distinct())
        {
            if (await datasets.FindAsync(accountId, datasetId, cancellation) is { } dataset)
                byId[datasetId] = types.Contains(dataset.Type) ? dataset : DatasetErrors.WrongType(dataset, types);
        }

        return found.Where(tag => byId.ContainsKey(tag.DatasetId)).ToDictionary(tag => tag.Id, tag => byId[tag.DatasetId]);
    }
}

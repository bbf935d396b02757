using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Core.Transfer;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Reports;

/// <summary>Stores what people say of images and of faces. A report that can't be stored is refused alone.</summary>
public sealed class ReportImages(
    IReports reports, DatasetsOfTags datasetsOfTags, SeeItems see, ReportedFace reportedFace, IOptions<ImageOptions> options, TimeProvider time)
{
    private static readonly DatasetType[] Types = [DatasetType.Image, DatasetType.Face];

    /// <returns>For each report, in order, its item or why it was refused. All is stored before this returns.</returns>
    public async Task<IReadOnlyList<Result<ReportedImage>>> RunAsync(
        long accountId, IReadOnlyList<ImageReport> given, CancellationToken cancellation)
    {
        var datasetOfTag = await datasetsOfTags.FindAsync(accountId, given.Select(report => report.Report.TagId), Types, cancellation);
        var outcomes = new Result<ReportedImage>[given.Count];
        var accepted = new Dictionary<long, (Dataset Dataset, List<int> Positions)>();
        for (var i = 0; i < given.Count; i++)
        {
            var dataset = Check(given[i], datasetOfTag);
            if (!dataset.IsSuccess)
                outcomes[i] = dataset.Error;
            else if (!accepted.TryAdd(dataset.Value.Id, (dataset.Value, [i])))
                accepted[dataset.Value.Id].Positions.Add(i);
        }

        using var enough = new CancellationTokenSource(options.Value.RequestTime, time);
        foreach (var (dataset, positions) in accepted.Values)
        {
            var stored = await StoreAsync(dataset, [.. positions.Select(i => given[i])], enough.Token, cancellation);
            for (var j = 0; j < positions.Count; j++)
                outcomes[positions[j]] = stored[j];
        }

        return outcomes;
    }

    private static Result<Dataset> Check(ImageReport report, IReadOnlyDictionary<long, Result<Dataset>> datasetOfTag)
    {
        if (UrlRules.Refuse(report.Url) is { } reason)
            return Error.Invalid("image_url", reason);
        if (!datasetOfTag.TryGetValue(report.Report.TagId, out var dataset))
            return TagErrors.NotFound(report.Report.TagId);
        return dataset.IsSuccess && dataset.Value.Type == DatasetType.Image && report.Report.Box is not null
            ? Error.Invalid("box", $"'{dataset.Value.Slug}' is a dataset of images; a box names a face in a dataset of faces")
            : dataset;
    }

    private async Task<Result<ReportedImage>[]> StoreAsync(Dataset dataset, ImageReport[] given, CancellationToken enough, CancellationToken cancellation)
    {
        var boxes = given.ToLookup(report => report.Url, report => report.Report.Box);
        var seen = await see.RunAsync(
            dataset,
            [.. given.Select(report => report.Url)],
            photo => boxes[photo.Url].Any(box => reportedFace.Find(dataset, photo, box).IsSuccess),
            enough,
            cancellation);
        var outcomes = new Result<ReportedImage>[given.Length];
        var storable = new List<(int Position, TextReport Report, PixelBox? Box)>();
        for (var i = 0; i < given.Length; i++)
        {
            var photo = seen[i];
            Result<ImageVector> meant = photo.IsSuccess ? reportedFace.Find(dataset, photo.Value, given[i].Report.Box) : photo.Error;
            if (meant.IsSuccess)
                storable.Add((i, new TextReport(photo.Value!.Url, given[i].Report), meant.Value.Box));
            else
                outcomes[i] = meant.Error;
        }

        var stored = await reports.ReportAsync(dataset.AccountId, dataset.Id, [.. storable.Select(entry => entry.Report)], cancellation);
        foreach (var ((position, report, box), item) in storable.Zip(stored))
            outcomes[position] = item is null ? TagErrors.NotFound(report.Report.TagId) : new ReportedImage(item, box);
        return outcomes;
    }
}

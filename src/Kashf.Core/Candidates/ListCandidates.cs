using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tagging;
using Kashf.Core.Tags;
using Kashf.Core.Text;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Candidates;

/// <summary>Says which unreported items of a dataset a person should label next.</summary>
public sealed class ListCandidates(
    IItems items, ITags tags, FindDataset find, ModelCache models, SeenItems seenItems, IImageReader reader, IOptions<CandidateOptions> options)
{
    /// <param name="tagId">A tag to learn about; null for all tags of the dataset.</param>
    /// <param name="count">The most to list, at least 1.</param>
    /// <returns>Those that tell most first. Empty where every item has a report; fewer than asked for where there are no more,
    /// or where the others are nearly the same as those listed.</returns>
    public async Task<Result<IReadOnlyList<Candidate>>> RunAsync(
        long accountId, string slug, long? tagId, int count, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, cancellation);
        if (!found.IsSuccess)
            return found.Error;
        var dataset = found.Value;
        var known = await tags.ListAsync(accountId, dataset.Id, cancellation);
        if (Refuse(known, tagId) is { } refusal)
            return refusal;

        var pool = await ReadPoolAsync(dataset, cancellation);
        var asked = known.Where(tag => tag.Active && (tagId is null || tag.Id == tagId)).Select(tag => tag.Id).ToHashSet();
        var model = await ModelAsync(dataset, cancellation);
        IReadOnlyList<long> learnt = [.. model?.TagIds.Where(asked.Contains) ?? []];
        if (dataset.Type == DatasetType.Text)
            return model is TextModel texts && learnt.Count > 0
                ? TextCandidates.Uncertain(texts, pool, learnt, count, cancellation)
                : TextCandidates.Representative(pool, count, cancellation);

        var encoderId = reader.ModelOf(dataset.Type);
        var candidates = new ImageCandidates(pool, await seenItems.ReadAsync(dataset, encoderId, pool, cancellation), cancellation);
        return model is IVectorModel ofVectors && ofVectors.EncoderId == encoderId && learnt.Count > 0
            ? candidates.Uncertain(ofVectors, learnt, count)
            : candidates.Representative(count);
    }

    private static Error? Refuse(IReadOnlyList<Tag> known, long? tagId) => known.FirstOrDefault(tag => tag.Id == tagId) switch
    {
        null => tagId is { } id ? TagErrors.NotFound(id) : null,
        { Active: false } tag => Error.Field(ErrorKind.Conflict, "tag-inactive", "tag_id",
            $"tag {tag.Id} '{tag.Title}' is inactive and takes no part in training; activate it with update_tag"),
        _ => null,
    };

    private async Task<List<TextItem>> ReadPoolAsync(Dataset dataset, CancellationToken cancellation)
    {
        var pool = new List<TextItem>();
        var characters = 0L;
        await foreach (var item in items.StreamUnreportedAsync(dataset.AccountId, dataset.Id, options.Value.PoolLimit, cancellation))
        {
            characters += item.Content.Length;
            if (characters > options.Value.PoolCharacters && pool.Count > 0)
                break;
            pool.Add(item);
        }

        return pool;
    }

    /// <returns>The dataset's model; null where it has none, or one of too few reports to be asked.</returns>
    private async Task<ITagModel?> ModelAsync(Dataset dataset, CancellationToken cancellation)
    {
        if (await models.FindAsync(dataset, cancellation) is not { } model)
            return null;
        var learnt = model.TagIds.ToHashSet();
        var counts = await tags.CountAsync(dataset.AccountId, dataset.Id, cancellation);
        var reports = counts.Where(count => learnt.Contains(count.TagId)).Sum(count => count.Reports);
        return reports >= options.Value.ReportsBeforeUncertainty ? model : null;
    }
}

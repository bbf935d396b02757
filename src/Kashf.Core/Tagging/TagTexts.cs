using Kashf.Core.Datasets;
using Kashf.Core.Limits;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Text;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tagging;

/// <summary>Finds a dataset's concepts in new texts.</summary>
public sealed class TagTexts(ITags tags, FindTrained find, IOptions<RequestLimits> limits)
{
    private const int TextsWorthAThread = 200;

    /// <returns>For each text, in order, its tags or why it could not be tagged.</returns>
    public async Task<Result<IReadOnlyList<TaggedText>>> RunAsync(
        long accountId, string slug, IReadOnlyList<string> contents, bool treeBased, CancellationToken cancellation)
    {
        var trained = await find.RunAsync<TextModel>(accountId, slug, DatasetType.Text, cancellation);
        if (!trained.IsSuccess)
            return trained.Error;

        var (dataset, model) = trained.Value;
        var selection = TagSelection.Create(
            model.TagIds, model.Thresholds, await tags.ListAsync(accountId, dataset.Id, cancellation), treeBased);
        var tagged = new TaggedText[contents.Count];
        ForEachRange(contents.Count, (from, to) => TagRange(model, selection, contents, tagged, from, to, cancellation), cancellation);
        return tagged;
    }

    /// <summary>A name that changes with all that answers rest on: the model, and the tags' titles, activity and tree.</summary>
    public Task<Result<string>> VersionAsync(long accountId, string slug, CancellationToken cancellation) =>
        find.VersionAsync(accountId, slug, DatasetType.Text, cancellation);

    private void TagRange(
        TextModel model, TagSelection selection, IReadOnlyList<string> contents, TaggedText[] tagged, int from, int to, CancellationToken cancellation)
    {
        Span<float> probabilities = new float[model.TagIds.Count];
        for (var i = from; i < to; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ContentRules.Refuse(contents[i], limits.Value) is { } reason)
            {
                tagged[i] = new TaggedText(contents[i], [], reason);
                continue;
            }

            model.Predict(contents[i], probabilities);
            tagged[i] = new TaggedText(contents[i], selection.Select(probabilities), null);
        }
    }

    private static void ForEachRange(int count, Action<int, int> body, CancellationToken cancellation)
    {
        if (count <= TextsWorthAThread)
        {
            body(0, count);
            return;
        }

        var ranges = (count + TextsWorthAThread - 1) / TextsWorthAThread;
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, ranges, parallel, range => body(range * TextsWorthAThread, Math.Min(count, (range + 1) * TextsWorthAThread)));
    }
}

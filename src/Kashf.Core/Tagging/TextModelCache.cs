using Kashf.Core.Datasets;
using Kashf.Core.Learning;
using Kashf.Core.Storage;
using Kashf.Core.Text;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tagging;

/// <summary>Models by version: immutable, so an entry never grows stale; the least recently used make room.</summary>
public sealed class TextModelCache(IModels models, IOptions<TextModelCacheOptions> options)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Entry> recent = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> entries = [];
    private long bytes;

    /// <returns>The dataset's current model; null where it has none, or a newer training has just replaced it.</returns>
    public async Task<TextModel?> FindAsync(Dataset dataset, CancellationToken cancellation)
    {
        if (dataset.ModelVersion is not { } version)
            return null;
        if (Touch(version) is { } cached)
            return cached;

        await using var stream = await models.OpenAsync(dataset.AccountId, dataset.Id, version, cancellation);
        if (stream is null)
            return null;
        var model = TextModel.Read(stream);
        Keep(version, model);
        return model;
    }

    private TextModel? Touch(string version)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(version, out var node))
                return null;
            recent.Remove(node);
            recent.AddFirst(node);
            return node.Value.Model;
        }
    }

    private void Keep(string version, TextModel model)
    {
        lock (gate)
        {
            if (entries.ContainsKey(version))
                return;
            entries[version] = recent.AddFirst(new Entry(version, model));
            bytes += model.SizeInBytes;
            while (bytes > options.Value.Bytes && recent.Count > 1)
                Forget(recent.Last!);
        }
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        recent.Remove(node);
        entries.Remove(node.Value.Version);
        bytes -= node.Value.Model.SizeInBytes;
    }

    private sealed record Entry(string Version, TextModel Model);
}

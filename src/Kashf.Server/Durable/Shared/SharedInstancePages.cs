using System.Runtime.CompilerServices;
using Kashf.Storage.Azure.Instances;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Shared;

/// <summary>The instances of all servers by id, a page at a time; a continuation token is the last id seen.</summary>
internal sealed class SharedInstancePages(InstanceDirectory directory, OrchestrationQuery filter) : AsyncPageable<OrchestrationMetadata>
{
    public override IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadAsync(continuationToken ?? filter.ContinuationToken, Math.Max(1, pageSizeHint ?? filter.PageSize));

    private async IAsyncEnumerable<Page<OrchestrationMetadata>> ReadAsync(
        string? after, int size, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var page = new List<OrchestrationMetadata>(size);
        await foreach (var stored in directory.ListAsync(Filter(after), cancellation))
        {
            if (page.Count == size)
            {
                yield return new([.. page], page[^1].InstanceId);
                page.Clear();
            }

            page.Add(stored.Instance.ToMetadata(filter.FetchInputsAndOutputs));
        }

        yield return new(page);
    }

    private InstanceFilter Filter(string? after) => new(
        Statuses: filter.Statuses?.Select(status => status.ToString()).ToList(),
        CreatedFrom: filter.CreatedFrom?.UtcDateTime,
        CreatedTo: filter.CreatedTo?.UtcDateTime,
        IdPrefix: filter.InstanceIdPrefix,
        After: string.IsNullOrEmpty(after) ? null : after);
}

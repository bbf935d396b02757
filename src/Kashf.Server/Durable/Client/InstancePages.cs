using System.Globalization;
using System.Runtime.CompilerServices;
using Kashf.Server.Durable.Journal;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Client;

/// <summary>Instances by creation and id, a page at a time; a continuation token names the last one seen.</summary>
internal sealed class InstancePages(JournalReader reader, OrchestrationQuery filter) : AsyncPageable<OrchestrationMetadata>
{
    public override IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadAsync(Parse(continuationToken ?? filter.ContinuationToken), Math.Max(1, pageSizeHint ?? filter.PageSize));

    private async IAsyncEnumerable<Page<OrchestrationMetadata>> ReadAsync(
        (long CreatedAt, string InstanceId)? after, int size, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var states = await Task.Run(() => reader.Page(filter, after, size + 1), cancellation);
            var page = states.Take(size).ToList();
            after = states.Count > size ? (page[^1].CreatedAt.Ticks, page[^1].InstanceId) : null;
            var token = after is { } last ? string.Create(CultureInfo.InvariantCulture, $"{last.CreatedAt}:{last.InstanceId}") : null;
            yield return new([.. page.Select(state => state.ToMetadata(filter.FetchInputsAndOutputs))], token);
            if (after is null)
            {
                yield break;
            }
        }
    }

    private static (long CreatedAt, string InstanceId)? Parse(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        return token.Split(':', 2) is [var createdAt, var id] && long.TryParse(createdAt, CultureInfo.InvariantCulture, out var ticks)
            ? (ticks, id)
            : throw new ArgumentException("The continuation token was not made by this client.", nameof(token));
    }
}

using System.Text.Json;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Tagging;

/// <summary>The steps of a job that tags images; each may run again without harm.</summary>
public sealed class ImageTaggingActivities(IJobs jobs, IFiles files, IEnumerable<ITagging> taggings)
{
    // Where every one hangs, such a part takes minutes: less than a step may.
    private const int PartImages = 100;

    private readonly Dictionary<string, ITagging<TagImagesRequest>> byEndpoint =
        taggings.OfType<ITagging<TagImagesRequest>>().ToDictionary(tagging => tagging.Endpoint);

    /// <returns>0 where the job is gone.</returns>
    [Function(nameof(CountTaggingParts))]
    public async Task<int> CountTaggingParts([ActivityTrigger] JobInput input, CancellationToken cancellation) =>
        await ReadRequestAsync(input, cancellation) is { } request ? (request.ImageUrls.Count + PartImages - 1) / PartImages : 0;

    /// <returns>Why the part can't be tagged; null where its answer is stored.</returns>
    [Function(nameof(TagPart))]
    public async Task<string?> TagPart([ActivityTrigger] TaggingPartInput input, CancellationToken cancellation)
    {
        var job = input.Job;
        if (await jobs.FindAsync(job.AccountId, job.JobId, cancellation) is not { } stored
            || await ReadRequestAsync(job, cancellation) is not { } request)
            return JobErrors.NotFound(job.JobId).Detail;

        var part = request.Part(input.Index * PartImages, PartImages);
        var answer = await byEndpoint[stored.Endpoint].RunAsync(job.AccountId, part, cancellation);
        if (!answer.IsSuccess)
            return answer.Error.Detail;
        await files.SaveAsync(
            job.AccountId,
            TaggingFiles.Part(job.JobId, input.Run, input.Index),
            (stream, cancel) => JsonSerializer.SerializeAsync(stream, answer.Value, WireJson.Options, cancel),
            cancellation);
        return null;
    }

    /// <returns>Why there is no result; null where there is one.</returns>
    [Function(nameof(JoinTaggingParts))]
    public async Task<string?> JoinTaggingParts([ActivityTrigger] TaggingPartsInput input, CancellationToken cancellation)
    {
        var job = input.Job;
        var parts = new List<byte[]>();
        for (var i = 0; i < input.Parts; i++)
        {
            await using var stream = await files.OpenAsync(job.AccountId, TaggingFiles.Part(job.JobId, input.Run, i), cancellation);
            if (stream is null)
                return JobErrors.NotFound(job.JobId).Detail;
            var part = new byte[stream.Length];
            await stream.ReadExactlyAsync(part, cancellation);
            parts.Add(part);
        }

        await jobs.SaveResultAsync(job.AccountId, job.JobId, JobResults.Join(parts), cancellation);
        return null;
    }

    [Function(nameof(DeleteTaggingParts))]
    public async Task DeleteTaggingParts([ActivityTrigger] TaggingPartsInput input, CancellationToken cancellation)
    {
        for (var i = 0; i < input.Parts; i++)
            await files.DeleteAsync(input.Job.AccountId, TaggingFiles.Part(input.Job.JobId, input.Run, i), cancellation);
    }

    private async Task<TagImagesRequest?> ReadRequestAsync(JobInput input, CancellationToken cancellation) =>
        await jobs.ReadRequestAsync(input.AccountId, input.JobId, cancellation) is { } request
            ? JsonSerializer.Deserialize<TagImagesRequest>(request, WireJson.Options)
            : null;
}

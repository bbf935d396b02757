using System.Text.Json;
using Kashf.Core.Results;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Tagging;

/// <summary>One endpoint's way from a request to its answer, for the endpoint and for its job alike.</summary>
public interface ITagging
{
    /// <summary>The name under which its jobs are stored.</summary>
    string Endpoint { get; }

    /// <summary>The orchestration that runs its jobs.</summary>
    string Orchestration => TaggingJob.Name;

    /// <returns>A list, with an element for each that was sent.</returns>
    Task<Result<object>> RunStoredAsync(long accountId, byte[] request, CancellationToken cancellation);
}

/// <inheritdoc cref="ITagging"/>
public interface ITagging<TRequest> : ITagging
    where TRequest : class
{
    /// <inheritdoc cref="ITagging.RunStoredAsync"/>
    Task<Result<object>> RunAsync(long accountId, TRequest request, CancellationToken cancellation);

    /// <summary>A name that changes with what answers rest on: the dataset's model and its tags.</summary>
    Task<Result<string>> VersionAsync(long accountId, TRequest request, CancellationToken cancellation);

    /// <summary>Whether the answer may take so long that an equal request could have left it to a job.</summary>
    bool MayTakeLong(TRequest request);

    Task<Result<object>> ITagging.RunStoredAsync(long accountId, byte[] request, CancellationToken cancellation) =>
        RunAsync(accountId, JsonSerializer.Deserialize<TRequest>(request, WireJson.Options)!, cancellation);
}

using Kashf.Core.Accounts;
using Kashf.Core.Results;
using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Hosting;

/// <summary>What every endpoint does before its own work: who asks, and what.</summary>
public sealed class RequestPipeline(Authenticate authenticate, RequestReader reader)
{
    /// <summary>For an endpoint with a body.</summary>
    public Task<IResult> HandleAsync<TRequest>(HttpRequest request, Func<Account, TRequest, Task<IResult>> handle, CancellationToken cancellation)
        where TRequest : class => HandleAsync(request, null, handle, cancellation);

    /// <summary>For an endpoint whose body may bring files.</summary>
    /// <param name="files">Takes them for the account that sent them, before <paramref name="handle"/> is called.</param>
    public Task<IResult> HandleAsync<TRequest>(
        HttpRequest request, Func<Account, FileParts>? files, Func<Account, TRequest, Task<IResult>> handle, CancellationToken cancellation)
        where TRequest : class =>
        HandleAsync(
            request,
            async account =>
            {
                var body = await reader.ReadAsync<TRequest>(request, files?.Invoke(account), cancellation);
                return body.IsSuccess ? await handle(account, body.Value) : body.Error.ToHttp();
            },
            cancellation);

    /// <summary>For an endpoint without a body.</summary>
    public async Task<IResult> HandleAsync(HttpRequest request, Func<Account, Task<IResult>> handle, CancellationToken cancellation)
    {
        var account = await authenticate.RunAsync(request.Headers.Authorization, cancellation);
        return account.IsSuccess ? await handle(account.Value) : account.Error.ToHttp();
    }
}

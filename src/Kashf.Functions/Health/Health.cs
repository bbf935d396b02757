using Kashf.Core.Storage;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Health;

/// <summary>What a load balancer asks: is the process alive, and can it reach its stores.</summary>
public sealed class HealthFunctions(IAccounts accounts)
{
    [Function("HealthLive")]
    [Operation("Service", "Answers while the process runs.", Answer = typeof(HealthAnswer), Anonymous = true)]
    public static IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        ResultExtensions.Ok(HealthAnswer.Healthy);

    [Function("HealthReady")]
    [Operation("Service", "Answers while the stores can be reached.", Answer = typeof(HealthAnswer), Anonymous = true)]
    public async Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        await accounts.FindByNameAsync(Core.Accounts.IssueKey.DefaultAccount, cancellation);
        return ResultExtensions.Ok(HealthAnswer.Healthy);
    }
}

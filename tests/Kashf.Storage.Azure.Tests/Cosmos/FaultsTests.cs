using Kashf.Core.Storage;
using Kashf.Storage.Azure.Tests.Charges;
using Kashf.TestServices;
using Kashf.TestServices.Faults;

namespace Kashf.Storage.Azure.Tests.Cosmos;

public sealed class FaultsTests(AzureServices services)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, Fault> Outages => new()
    {
        { "cut", Fault.CutBefore },
        { "cut after", Fault.CutAfter },
        { "429", Fault.Refusal(429, TimeSpan.FromMilliseconds(20)) },
        { "449", Fault.Refusal(449) },
        { "500", Fault.Refusal(500) },
        { "503", Fault.Refusal(503) },
        { "delay", Fault.Delay(TimeSpan.FromSeconds(10)) },
    };

    [Theory]
    [MemberData(nameof(Outages), DisableDiscoveryEnumeration = true)]
    public async Task AnyCall_CosmosAnswersNothingButFaults_IsUnavailableWithinTheTimeLimit(string name, Fault fault)
    {
        await using var proxy = await FaultProxy.StartAsync(services.Cosmos.PlainPort, Cancellation);
        await using var process = await StartAsync(proxy);
        proxy.Plan = _ => fault;

        await IsUnavailableAsync(process.Get<IAccounts>().FindByNameAsync(name, Cancellation));
        await IsUnavailableAsync(process.Get<IAccounts>().TryCreateAsync(Account(), Cancellation));
        await IsUnavailableAsync(process.Get<IAccounts>().ListAsync(Cancellation));

        proxy.StopFaults();
        Assert.Null(await process.Get<IAccounts>().FindByNameAsync(name, Cancellation));
    }

    [Fact]
    public async Task AnyCall_ThrottledOnce_SucceedsAndIsCounted()
    {
        await using var proxy = await FaultProxy.StartAsync(services.Cosmos.PlainPort, Cancellation);
        await using var process = await StartAsync(proxy);
        using var charges = new ChargeListener(process.Services);
        var account = Account();
        await process.Get<IAccounts>().TryCreateAsync(account, Cancellation);
        Assert.Equal(0, charges.Throttled);
        proxy.Plan = new FaultAt(1, Fault.Refusal(429, TimeSpan.FromMilliseconds(30))).Next;

        Assert.Equal(account, await process.Get<IAccounts>().FindByNameAsync(account.Name, Cancellation));

        Assert.Equal(1, charges.Throttled);
    }

    [Fact]
    public async Task AnyCall_Throttled_TellsWhenToAskAgain()
    {
        await using var proxy = await FaultProxy.StartAsync(services.Cosmos.PlainPort, Cancellation);
        await using var process = await StartAsync(proxy);
        proxy.Plan = _ => Fault.Refusal(429, TimeSpan.FromMilliseconds(40));

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => process.Get<IAccounts>().FindByNameAsync("name", Cancellation));

        Assert.Equal(TimeSpan.FromMilliseconds(40), fault.RetryAfter);
    }

    [Fact]
    public async Task AnyCall_ServerDiesAndComesBack_IsUnavailableMeanwhileAndLosesNothing()
    {
        await using var cosmos = await CosmosProcess.StartAsync(Cancellation);
        await using var process = await AzureStorageProcess.StartAsync(
            services.Configure(Name(), ("Cosmos:ConnectionString", cosmos.ConnectionString), ("Cosmos:RequestTimeoutSeconds", "5")));
        var (before, after) = (Account(), Account() with { Id = 2 });
        await process.Get<IAccounts>().TryCreateAsync(before, Cancellation);

        await cosmos.KillAsync();
        await IsUnavailableAsync(process.Get<IAccounts>().FindByNameAsync(before.Name, Cancellation));
        await IsUnavailableAsync(process.Get<IAccounts>().TryCreateAsync(after, Cancellation));
        await cosmos.RestartAsync(Cancellation);

        Assert.Equal(before, await process.Get<IAccounts>().FindByNameAsync(before.Name, Cancellation));
        Assert.True(await process.Get<IAccounts>().TryCreateAsync(after, Cancellation));
    }

    [Fact]
    public async Task AnyCall_Cancelled_IsCancelled()
    {
        await using var process = await AzureStorageProcess.StartAsync(services.Configure(Name()));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => process.Get<IAccounts>().FindByNameAsync("name", cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => process.Get<IFiles>().OpenAsync(1, "name", cancelled.Token));
    }

    // The limit is five seconds; the rest is for a busy machine.
    private static Task<StorageUnavailableException> IsUnavailableAsync(Task call) =>
        Assert.ThrowsAsync<StorageUnavailableException>(() => call.WaitAsync(TimeSpan.FromSeconds(60), Cancellation));

    private Task<AzureStorageProcess> StartAsync(FaultProxy proxy) => AzureStorageProcess.StartAsync(services.Configure(
        Name(),
        ("Cosmos:ConnectionString", services.Cosmos.PlainConnectionString(proxy.Port)),
        ("Cosmos:RequestTimeoutSeconds", "5"),
        ("Cosmos:MaxRetryAttempts", "2"),
        ("Cosmos:MaxRetryWaitSeconds", "1"),
        ("Recovery:IntervalSeconds", "3600")));

    private static Core.Accounts.Account Account() =>
        new(1, $"name-{Guid.NewGuid():N}", new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero));

    private static string Name() => $"faults-{Guid.NewGuid():N}";
}

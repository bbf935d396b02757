using System.Diagnostics.Metrics;
using Kashf.Models.Catalogue;
using Kashf.Models.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kashf.Models.Tests.Sessions;

public sealed class SessionPoolTests : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener listener = new();
    private readonly SessionPool pool;
    private int open;
    private int runs;

    public SessionPoolTests()
    {
        folder.Install(Descriptions.Encoder, SmallModel.Chain([1, 3, 8, 8], [1, 3, 8, 8], "Relu"));
        var meters = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == meters)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, change, _, _) => Interlocked.Add(ref open, change));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Interlocked.Add(ref runs, (string?)tags[0].Value == "small" ? 1 : 0));
        listener.Start();
        pool = new(folder.Folders(), Microsoft.Extensions.Options.Options.Create(folder.Options()), new(meters), time, NullLogger<SessionPool>.Instance);
    }

    public void Dispose()
    {
        pool.Dispose();
        listener.Dispose();
        services.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Lease_ByManyAtOnce_OpensTheModelOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Use, TestContext.Current.CancellationToken)));
        Assert.Equal((1, 8), (open, runs));
    }

    [Fact]
    public void Lease_AfterAnIdleWhile_IsOpenedAnew()
    {
        Use();
        time.Advance(Idle / 2);
        Assert.Equal(1, open);
        time.Advance(Idle / 2);
        Assert.Equal(0, open);
        Use();
        Assert.Equal((1, 2), (open, runs));
    }

    [Fact]
    public void Lease_ThatIsHeldLong_KeepsTheModelOpen()
    {
        using (pool.Lease("small", ModelRole.ImageEncoder))
        {
            time.Advance(Idle * 4);
            Assert.Equal(1, open);
        }

        time.Advance(Idle / 2);
        Assert.Equal(1, open);
        time.Advance(Idle);
        Assert.Equal(0, open);
    }

    [Fact]
    public void Lease_OfUnknownModel_Throws() =>
        Assert.Throws<ModelUnavailableException>(() => pool.Lease("other", ModelRole.ImageEncoder));

    [Fact]
    public async Task TakeTurn_WhereAllAreTaken_WaitsForOne()
    {
        var taken = new Turn[Environment.ProcessorCount];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = await pool.TakeTurnAsync(TestContext.Current.CancellationToken);
        var next = pool.TakeTurnAsync(TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        taken[0].Dispose();
        (await next).Dispose();
        foreach (var turn in taken.Skip(1))
            turn.Dispose();
    }

    private void Use()
    {
        using var lease = pool.Lease("small", ModelRole.ImageEncoder);
        Assert.Equal(192, lease.RunToVector(new float[192]).Length);
    }
}

namespace Kashf.TestServices.Faults;

/// <summary>Something that goes wrong between a client and a store.</summary>
public sealed class Fault
{
    private readonly Func<Exchange, TimeProvider, Task> happen;

    private Fault(string name, Func<Exchange, TimeProvider, Task> happen)
    {
        Name = name;
        this.happen = happen;
    }

    public string Name { get; }

    /// <summary>The connection is cut; the store hears nothing.</summary>
    public static Fault CutBefore { get; } = new("cut before", (exchange, _) =>
    {
        exchange.Cut();
        return Task.CompletedTask;
    });

    /// <summary>The store does what it is asked, and the connection is cut before it can say so.</summary>
    public static Fault CutAfter { get; } = new("cut after", async (exchange, _) =>
    {
        await exchange.ForwardAsync();
        exchange.Cut();
    });

    /// <summary>The connection is cut in the middle of the answer's body.</summary>
    public static Fault CutWithin { get; } = new("cut within", async (exchange, _) =>
    {
        var answer = await exchange.ForwardAsync();
        await exchange.AnswerAsync(answer, answer.Body.Length / 2);
    });

    /// <summary>The store hears nothing and seems to refuse.</summary>
    public static Fault Refusal(int status, TimeSpan? retryAfter = null) =>
        new($"{status}", (exchange, _) => exchange.RefuseAsync(status, retryAfter));

    /// <summary>The request reaches the store late, whether or not anybody waits for it still.</summary>
    public static Fault Delay(TimeSpan time) => new("delay", async (exchange, clock) =>
    {
        await Task.Delay(time, clock, CancellationToken.None);
        await exchange.AnswerAsync(await exchange.ForwardAsync());
    });

    internal Task HappenAsync(Exchange exchange, TimeProvider clock) => happen(exchange, clock);

    public override string ToString() => Name;
}

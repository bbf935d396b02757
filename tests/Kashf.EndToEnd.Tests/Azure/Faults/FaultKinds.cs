using Kashf.EndToEnd.Tests.Wire;
using Kashf.TestServices.Faults;

namespace Kashf.EndToEnd.Tests.Azure.Faults;

/// <summary>What can go wrong on the way to a store, and what a client may see of it.</summary>
internal static class FaultKinds
{
    /// <summary>Shorter than a call may take.</summary>
    public static readonly Fault Delay = Fault.Delay(TimeSpan.FromSeconds(5));

    /// <summary>Longer than a call may take.</summary>
    public static readonly Fault LongDelay = Fault.Delay(TimeSpan.FromSeconds(12));

    public static readonly IReadOnlyList<Fault> Quick =
    [
        Fault.CutBefore, Fault.CutAfter, Fault.CutWithin, Fault.Refusal(429, TimeSpan.FromMilliseconds(30)),
        Fault.Refusal(429, TimeSpan.FromSeconds(30)), Fault.Refusal(500), Fault.Refusal(503),
    ];

    /// <summary>An answer as it would be without faults, or a clear word that the store is out of reach.</summary>
    /// <returns>Whether the request was done.</returns>
    public static bool AssertDoneOrUnavailable(this Answer answer, params int[] orRefused)
    {
        if (answer.Status == 200)
            return true;
        answer.Problem([503, .. orRefused]);
        if (answer.Status != 503)
            return false;
        Assert.Equal("urn:kashf:error:storage-unavailable", answer.Json.GetProperty("type").GetString());
        Assert.True(answer.RetryAfter >= TimeSpan.FromSeconds(1), $"{answer} says not when to ask again.");
        return false;
    }
}

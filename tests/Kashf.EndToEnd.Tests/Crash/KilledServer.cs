using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Crash;

/// <summary>A server that is killed again and again while a job runs.</summary>
internal sealed class KilledServer(ServerProcess server, Random random)
{
    private const int Kills = 10;

    /// <summary>Asks for a job, kills the server a moment later and starts it again; in the end the jobs end by themselves.</summary>
    /// <param name="ask">Sends the request; where the job of an earlier round still runs, that changes nothing.</param>
    /// <param name="longestRun">The longest moment.</param>
    /// <param name="dataset">What the job works on.</param>
    /// <returns>The journal in the end.</returns>
    public async Task<JournalSnapshot> KillWhileAsync(string dataset, TimeSpan longestRun, Func<ApiClient, Task<Answer>> ask)
    {
        var left = new List<JournalSnapshot>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await RunUntilKilledAsync(ask, longestRun * random.NextDouble(), waitsForAnswer: kill % 3 > 0);
            left.Add(JournalSnapshot.OfStopped(server.DataDirectory));
            await server.StartAsync();
        }

        using var client = server.Client();
        await client.UntilIdleAsync(dataset);
        await Patience.UntilAsync(TimeSpan.FromSeconds(60), () => Task.FromResult(JournalSnapshot.OfRunning(server.DataDirectory).Unfinished.Count == 0));
        var after = JournalSnapshot.OfRunning(server.DataDirectory);
        Assert.True(left.Count(journal => journal.Unfinished.Count > 0) > 1, "Hardly a kill came while a job ran.");
        foreach (var (earlier, later) in left.Zip(left.Skip(1).Append(after)))
            AssertKept(earlier, later);
        return after;
    }

    private async Task RunUntilKilledAsync(Func<ApiClient, Task<Answer>> ask, TimeSpan after, bool waitsForAnswer)
    {
        using var client = server.Client();
        var asking = UntilCutOffAsync(() => ask(client));
        if (waitsForAnswer)
            await asking;
        await Task.Delay(after, TimeProvider.System, TestContext.Current.CancellationToken);
        await server.KillAsync();
        await asking;
    }

    private static async Task UntilCutOffAsync(Func<Task<Answer>> send)
    {
        try
        {
            (await send()).Ok();
        }
        catch (HttpRequestException)
        {
            // The process is gone: the job may have begun or not.
        }
    }

    /// <summary>Of the runs that a kill cut off, each finished step stands as it was, once, and nothing failed.</summary>
    private static void AssertKept(JournalSnapshot earlier, JournalSnapshot later)
    {
        Assert.All(later.Activities, activity => Assert.Equal("", activity.Failure));
        Assert.Equal(later.Activities.Count, later.Activities.DistinctBy(activity => (activity.Execution, activity.Task)).Count());
        foreach (var instance in earlier.Unfinished)
        {
            var ended = earlier.ActivitiesOf(instance).ToList();
            var kept = later.ActivitiesOf(instance).Take(ended.Count).ToList();
            // Asked for once more after its end, a job begins anew and its former history goes.
            if (later.Instances.Any(other => other.Execution == instance.Execution))
                Assert.Equal(ended, kept);
        }
    }
}

using Kashf.Server.Durable.Journal;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Tests.Durable;

public sealed class InterruptionTests
{
    private const int Shapes = 60;

    /// <summary>Random orchestrations, each cut back to a random prefix of its journal as a crash would leave it, give the
    /// output they gave undisturbed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Resume_FromAnyPrefix_GivesTheSameOutput(int seed)
    {
        var random = new Random(seed);
        await using var host = await DurableHost.StartNewAsync(typeof(ShapeFunctions));
        var shapes = Enumerable.Range(0, Shapes).Select(_ => Shape.Random(random, depth: 4)).ToList();
        var undisturbed = await Task.WhenAll(shapes.Select((shape, i) => host.RunAsync("Shape", shape, new($"shape-{i}"))));
        Assert.All(undisturbed, ended => Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus));
        var lengths = undisturbed.Select(ended => host.Journal(ended.InstanceId).Count).ToList();
        await host.StopAsync();

        for (var i = 0; i < Shapes; i++)
        {
            CutBack(host, $"shape-{i}", random.Next(lengths[i] + 1));
        }

        // Children that no remaining entry speaks of may or may not have been started by then.
        if (seed % 2 == 0)
        {
            host.Execute("DELETE FROM instances WHERE parent_instance LIKE 'shape-%' AND (parent_execution, parent_task) NOT IN (SELECT execution, task FROM journal WHERE kind = 1)");
        }

        await host.StartAsync(typeof(ShapeFunctions));
        var resumed = await Task.WhenAll(Enumerable.Range(0, Shapes).Select(i => host.EndAsync($"shape-{i}")));
        Assert.All(resumed, ended => Assert.Null(ended.FailureDetails));
        Assert.Equal(undisturbed.Select(ended => ended.ReadOutputAs<string>()), resumed.Select(ended => ended.ReadOutputAs<string>()));
        Assert.Contains(lengths, length => length > 20);
        Assert.Contains(undisturbed.SelectMany(ended => host.Journal(ended.InstanceId)), entry => entry.Kind == EntryKind.SubOrchestration);
    }

    private static void CutBack(DurableHost host, string instanceId, int length)
    {
        host.Execute($"DELETE FROM journal WHERE sequence > {length} AND execution = (SELECT execution FROM instances WHERE instance = '{instanceId}')");
        host.Execute($"UPDATE instances SET status = 0, output = NULL WHERE instance = '{instanceId}'");
    }
}

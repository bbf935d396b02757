using Kashf.EndToEnd.Tests.Wire;
using Kashf.TestServices.Faults;

namespace Kashf.EndToEnd.Tests.Azure.Faults;

/// <summary>Many clients at once, while one call to the stores in thirty goes wrong.</summary>
[Collection(FaultyServerCollection.Name)]
public sealed class RandomFaultTests(FaultyServer server)
{
    private const int Seed = 20_261_124;
    private const int Clients = 16;
    private const int Requests = 800;
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(55);

    [Fact]
    public async Task Requests_ManyAtOnceWithFaults_LeaveNothingHalfDone()
    {
        var slug = await server.Client.CreateDatasetAsync();
        long[] tags = [await server.Client.CreateTagAsync(slug, "یک"), await server.Client.CreateTagAsync(slug, "دو")];
        var clients = Enumerable.Range(0, Clients).Select(number => new FaultedClient(server.Client, slug, tags, Seed + number)).ToList();
        server.Spoil(new RandomFaults(Seed, 1.0 / 30, [.. Enumerable.Repeat(FaultKinds.Quick, 4).SelectMany(kinds => kinds), Fault.CutAfter, Fault.CutBefore, FaultKinds.Delay, FaultKinds.LongDelay]).Next);
        await Task.WhenAll(clients.Select(client => client.RunAsync(Requests / Clients)));
        server.Mend();
        Tell(clients);
        Assert.InRange(clients.Max(client => client.Longest), TimeSpan.Zero, LongestAnswer);
        Assert.True(clients.Sum(client => client.Refused) > 20, "Hardly any fault reached a client.");

        // Late calls arrive first, then what they left is finished.
        await Task.Delay(TimeSpan.FromSeconds(13), TimeProvider.System, TestContext.Current.CancellationToken);
        await server.RecoveredAsync();
        var info = await server.Client.InfoAsync(slug);
        var total = 0L;
        foreach (var (tag, told) in tags.Zip(info.GetProperty("tags").EnumerateArray()))
        {
            var listed = (await server.Client.AllAsync("/api/list_tag_reports/", new { tag_id = tag })).ToDictionary(item => item.GetProperty("content").GetString()!);
            clients.ForEach(client => client.AssertWhole(tag, listed));
            Assert.Equal(listed.Count, told.GetProperty("reports").GetInt64());
            total += listed.Count;
        }

        Assert.Equal(total, info.GetProperty("report_count").GetInt64());
    }

    private void Tell(List<FaultedClient> clients)
    {
        var faults = string.Join(", ", server.Cosmos.Injected.Select(fault => $"{fault.Key}: {fault.Value}"));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{clients.Sum(client => client.Refused)} of {Requests} answered with 503, the longest after {clients.Max(client => client.Longest).TotalSeconds:0.0} s; {faults}; {server.Cosmos.Forwarded} calls left alone");
    }
}

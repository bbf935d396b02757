using System.Diagnostics;
using Kashf.CrashHost;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Server.Tests.Durable;

/// <summary>Kills a real process again and again, and looks at what it had recorded each time.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Jobs = 4;
    private const int Kills = 12;
    private const int LinesBetweenKills = 20;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-crash-");

    private string Database => Path.Combine(directory.FullName, "durable.db");

    private string Log => Path.Combine(directory.FullName, "activities.log");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Kill_AtRandomMoments_NothingRecordedRunsAgainAndTheResultIsTheSame()
    {
        var random = new Random(20);
        var recorded = new Dictionary<string, int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await RunAndKillAsync(ReadLog().Count + random.Next(1, LinesBetweenKills));
            var runs = Runs();
            Assert.All(recorded, pair => Assert.Equal(pair.Value, runs[pair.Key]));
            recorded = RecordedActivities().ToDictionary(key => key, key => runs[key]);
        }

        Assert.NotEmpty(recorded);
        await RunToTheEndAsync();
        var final = Runs();
        Assert.All(recorded, pair => Assert.Equal(pair.Value, final[pair.Key]));
        Assert.Equal(await UndisturbedAsync(), Outputs());
    }

    private async Task RunAndKillAsync(int untilLines)
    {
        using var process = Start();
        try
        {
            await Patience.UntilAsync(() => process.HasExited || ReadLog().Count >= untilLines);
            Assert.False(process.HasExited, "The work ended before the process could be killed.");
        }
        finally
        {
            // On Unix this is SIGKILL.
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private async Task RunToTheEndAsync()
    {
        using var process = Start();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private Process Start() => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Kashf.CrashHost.dll"), Database, Log, Jobs.ToString(null as IFormatProvider)]))!;

    private List<string> ReadLog()
    {
        if (!File.Exists(Log))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private Dictionary<string, int> Runs() => ReadLog().CountBy(key => key).ToDictionary();

    /// <summary>The keys that activities gave back as their recorded results.</summary>
    private List<string> RecordedActivities() =>
        Query("SELECT value FROM journal WHERE kind = 0 AND failure IS NULL", row => row.GetString(0).Replace("\\u003C", "", StringComparison.Ordinal).Replace("\\u003E", "", StringComparison.Ordinal).Trim('"'));

    private Dictionary<string, string> Outputs() =>
        Query("SELECT instance, output FROM instances WHERE instance LIKE 'job-%' ORDER BY instance", row => (row.GetString(0), row.GetString(1))).ToDictionary();

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private async Task<Dictionary<string, string>> UndisturbedAsync()
    {
        using var log = new ActivityLog(Path.Combine(directory.FullName, "undisturbed.log"));
        await using var host = new DurableHost { Services = services => services.AddSingleton(log) };
        await host.StartAsync(typeof(CrashFunctions));
        var ended = await Task.WhenAll(Enumerable.Range(0, Jobs).Select(i => host.RunAsync(nameof(CrashFunctions.Job), null, new($"job-{i}"))));
        Assert.All(ended, job => Assert.Equal(OrchestrationRuntimeStatus.Completed, job.RuntimeStatus));
        return ended.ToDictionary(job => job.InstanceId, job => job.SerializedOutput!);
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Kashf.Server.Tests.Durable;

/// <summary>A process that runs jobs, each of whose activities writes a line, and is killed and started again over the same journal.</summary>
/// <param name="orchestration">That the jobs run.</param>
/// <param name="jobs">How many.</param>
internal sealed class CrashedProcess(string orchestration, int jobs) : IDisposable
{
    private readonly DirectoryInfo directory = System.IO.Directory.CreateTempSubdirectory("kashf-crash-");

    public string Directory => directory.FullName;

    private string Database => Path.Combine(Directory, "durable.db");

    private string Log => Path.Combine(Directory, "activities.log");

    public void Dispose() => directory.Delete(recursive: true);

    public async Task RunAndKillAsync(int untilLines)
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

    public async Task RunToTheEndAsync()
    {
        using var process = Start();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    public List<string> ReadLog()
    {
        if (!File.Exists(Log))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>How many times each line was written.</summary>
    public Dictionary<string, int> Runs() => ReadLog().CountBy(key => key).ToDictionary();

    /// <summary>What activities came to, as the journal has it.</summary>
    public List<string> RecordedResults() => Query("SELECT value FROM journal WHERE kind = 0 AND failure IS NULL", row => row.GetString(0));

    public Dictionary<string, string?> Outputs() => Query(
        "SELECT instance, output FROM instances WHERE instance LIKE 'job-%' ORDER BY instance",
        row => (row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1))).ToDictionary();

    private Process Start() => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Kashf.CrashHost.dll"), Database, Log, orchestration, jobs.ToString(CultureInfo.InvariantCulture)]))!;

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
}

using Kashf.EndToEnd.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Kashf.EndToEnd.Tests.Crash;

/// <summary>An orchestration in the durable journal.</summary>
internal sealed record JournalInstance(string Id, long Execution, long Status);

/// <summary>A finished activity in the durable journal.</summary>
internal sealed record JournalActivity(long Execution, long Sequence, long Task, string Name, string Value, string Failure, long RecordedAt);

/// <summary>What the durable journal holds at a moment.</summary>
internal sealed record JournalSnapshot(IReadOnlyList<JournalInstance> Instances, IReadOnlyList<JournalActivity> Activities)
{
    private const string Database = "durable.db";
    private const long CompletedStatus = 1;
    private static readonly long[] UnfinishedStatuses = [0, 6, 7];

    public IReadOnlyList<JournalInstance> Unfinished => [.. Instances.Where(instance => UnfinishedStatuses.Contains(instance.Status))];

    public IReadOnlyList<JournalInstance> Completed => [.. Instances.Where(instance => instance.Status == CompletedStatus)];

    public static JournalSnapshot OfRunning(string dataDirectory) => Read(Path.Combine(dataDirectory, Database));

    /// <summary>What was under way went on to its end, nothing failed, and no step that had ended ran again.</summary>
    public void AssertContinuedBy(JournalSnapshot after)
    {
        Assert.All(Unfinished, instance => Assert.Equal(instance.Execution, Assert.Single(after.Completed, ended => ended.Id == instance.Id).Execution));
        Assert.All(after.Activities, activity => Assert.Equal("", activity.Failure));
        Assert.Equal(after.Activities.Count, after.Activities.DistinctBy(activity => (activity.Execution, activity.Task)).Count());
        foreach (var instance in Unfinished)
        {
            var earlier = ActivitiesOf(instance).ToList();
            Assert.Equal(earlier, after.ActivitiesOf(instance).Take(earlier.Count));
        }
    }

    public IEnumerable<JournalActivity> ActivitiesOf(JournalInstance instance) => Activities.Where(activity => activity.Execution == instance.Execution);

    /// <summary>Reads a copy: to open the files themselves would mend what the crash left, which is the server's work.</summary>
    public static JournalSnapshot OfStopped(string dataDirectory)
    {
        using var copy = new TemporaryDirectory();
        foreach (var file in Directory.EnumerateFiles(dataDirectory, Database + "*"))
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        return Read(Path.Combine(copy.Path, Database));
    }

    private static JournalSnapshot Read(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        var instances = Query(connection, "SELECT instance, execution, status FROM instances", row => new JournalInstance(row.GetString(0), row.GetInt64(1), row.GetInt64(2)));
        var activities = Query(
            connection,
            "SELECT execution, sequence, task, name, coalesce(value, ''), coalesce(failure, ''), recorded_at FROM journal WHERE kind = 0 ORDER BY execution, sequence",
            row => new JournalActivity(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt64(6)));
        return new JournalSnapshot(instances, activities);
    }

    private static List<T> Query<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}

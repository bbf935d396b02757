using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Journal;

/// <summary>Reads beside the writer; sees what is committed.</summary>
internal sealed class JournalReader(JournalConnections connections)
{
    public InstanceState? Find(string instanceId) =>
        Query($"SELECT {StoredValues.InstanceColumns} FROM instances WHERE instance = $id", StoredValues.ReadInstance, ("$id", instanceId))
            .FirstOrDefault();

    /// <summary>Instances to go on with after a start; suspended ones wait for their resumption, and assigned ones for the
    /// directory's word that they still are.</summary>
    public List<InstanceState> Resumable() => Query(
        $"SELECT {StoredValues.InstanceColumns} FROM instances WHERE status IN (0, 6) AND assignment IS NULL ORDER BY created_at",
        StoredValues.ReadInstance);

    /// <summary>Unfinished instances that the directory of several servers gave to this one.</summary>
    public List<InstanceState> Assigned() => Query(
        $"SELECT {StoredValues.InstanceColumns} FROM instances WHERE status IN (0, 6, 7) AND assignment IS NOT NULL", StoredValues.ReadInstance);

    public List<JournalEntry> Entries(long execution) => Query(
        $"SELECT {StoredValues.EntryColumns} FROM journal WHERE execution = $execution ORDER BY sequence",
        StoredValues.ReadEntry,
        ("$execution", execution));

    public List<WaitingEvent> Events(string instanceId) => Query(
        "SELECT id, name, payload FROM events WHERE instance = $id ORDER BY id",
        row => new WaitingEvent(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)),
        ("$id", instanceId));

    /// <summary>A page of instances by creation and id, after the given one.</summary>
    public List<InstanceState> Page(OrchestrationQuery filter, (long CreatedAt, string InstanceId)? after, int count)
    {
        var sql = new StringBuilder($"SELECT {StoredValues.InstanceColumns} FROM instances WHERE 1");
        var values = new List<(string, object)> { ("$count", (long)count) };
        void Where(string condition, string name, object value)
        {
            sql.Append(" AND ").Append(condition);
            values.Add((name, value));
        }

        if (filter.CreatedFrom is { } from)
        {
            Where("created_at >= $from", "$from", from.UtcTicks);
        }

        if (filter.CreatedTo is { } to)
        {
            Where("created_at <= $to", "$to", to.UtcTicks);
        }

        if (filter.InstanceIdPrefix is { Length: > 0 } prefix)
        {
            Where("substr(instance, 1, length($prefix)) = $prefix", "$prefix", prefix);
        }

        if (filter.Statuses is { } statuses)
        {
            sql.Append(" AND status IN (").AppendJoin(',', statuses.Select(status => (int)status)).Append(')');
        }

        if (after is { } last)
        {
            Where("(created_at, instance) > ($createdAt, $instance)", "$createdAt", last.CreatedAt);
            values.Add(("$instance", last.InstanceId));
        }

        sql.Append(" ORDER BY created_at, instance LIMIT $count");
        return Query(sql.ToString(), StoredValues.ReadInstance, [.. values]);
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] values)
    {
        using var connection = connections.OpenReader();
        using var command = connection.CreateCommand();
        // Every value is a parameter; the text varies only by which conditions stand in it.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

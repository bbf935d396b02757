using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Journal;

/// <summary>Changes to instances. Those of one execution touch nothing once it has ended, and say so by returning false.</summary>
internal sealed class InstanceTable(SqliteConnection connection) : IDisposable
{
    private const string Unfinished = "status IN (0, 6, 7)";

    private readonly Statement find = new(connection, $"SELECT {StoredValues.InstanceColumns} FROM instances WHERE instance = ?1");
    private readonly Statement children = new(connection, $"SELECT {StoredValues.InstanceColumns} FROM instances WHERE parent_instance = ?1");
    private readonly Statement insert = new(
        connection,
        $"""
        INSERT INTO instances ({StoredValues.InstanceColumns})
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL, NULL, ?7, ?8, ?8, ?9, NULL, ?10, ?11, ?12, ?13, ?14)
        """);

    private readonly Statement delete = new(connection, "DELETE FROM instances WHERE instance = ?1");
    private readonly Statement start = new(
        connection,
        """
        UPDATE instances SET status = CASE status WHEN 6 THEN 0 ELSE status END, started_at = ?3, updated_at = ?3
        WHERE instance = ?1 AND execution = ?2 AND status IN (0, 6, 7)
        """);

    private readonly Statement finish = new(
        connection,
        $"""
        UPDATE instances SET status = ?3, output = ?4, failure = ?5, updated_at = ?6
        WHERE instance = ?1 AND execution = ?2 AND {Unfinished}
        """);

    private readonly Statement continueAsNew = new(
        connection,
        $"""
        UPDATE instances SET execution = ?3, input = ?4, started_at = NULL, updated_at = ?5
        WHERE instance = ?1 AND execution = ?2 AND {Unfinished}
        """);

    private readonly Statement setCustomStatus = new(
        connection,
        $"UPDATE instances SET custom_status = ?3, updated_at = ?4 WHERE instance = ?1 AND execution = ?2 AND {Unfinished}");

    private readonly Statement suspend = new(
        connection,
        "UPDATE instances SET status = 7, updated_at = ?2 WHERE instance = ?1 AND status IN (0, 6)");

    private readonly Statement resume = new(
        connection,
        """
        UPDATE instances SET status = CASE WHEN started_at IS NULL THEN 6 ELSE 0 END, updated_at = ?2
        WHERE instance = ?1 AND status = 7
        """);

    public InstanceState? Find(string instanceId) => find.Read(StoredValues.ReadInstance, instanceId).FirstOrDefault();

    public List<InstanceState> Children(string instanceId) => children.Read(StoredValues.ReadInstance, instanceId);

    public void Insert(InstanceState state) => insert.Execute(
        state.InstanceId,
        state.Execution,
        state.Name,
        state.Version,
        (long)state.Status,
        state.Input,
        state.Tags,
        state.CreatedAt.Ticks,
        state.StartAt?.Ticks,
        state.Parent?.InstanceId,
        state.Parent?.Name,
        state.Parent?.Execution,
        state.Parent?.Task,
        state.Assignment);

    public bool Delete(string instanceId) => delete.Execute(instanceId) > 0;

    public bool Start(InstanceState state, DateTime at) => start.Execute(state.InstanceId, state.Execution, at.Ticks) > 0;

    public bool Finish(InstanceState state, OrchestrationRuntimeStatus status, string? output, TaskFailureDetails? failure, DateTime at) =>
        finish.Execute(state.InstanceId, state.Execution, (long)status, output, StoredValues.ToJson(failure), at.Ticks) > 0;

    public bool ContinueAsNew(InstanceState state, long nextExecution, string? input, DateTime at) =>
        continueAsNew.Execute(state.InstanceId, state.Execution, nextExecution, input, at.Ticks) > 0;

    public bool SetCustomStatus(InstanceState state, string? status, DateTime at) =>
        setCustomStatus.Execute(state.InstanceId, state.Execution, status, at.Ticks) > 0;

    public bool Suspend(string instanceId, DateTime at) => suspend.Execute(instanceId, at.Ticks) > 0;

    public bool Resume(string instanceId, DateTime at) => resume.Execute(instanceId, at.Ticks) > 0;

    public void Dispose()
    {
        foreach (var statement in new[] { find, children, insert, delete, start, finish, continueAsNew, setCustomStatus, suspend, resume })
        {
            statement.Dispose();
        }
    }
}

using Kashf.Core.Jobs;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Jobs;

internal sealed class SqliteJobs(LocalDatabase database) : IJobs
{
    private const int PurgeTurn = 100;

    public Task<bool> TrySaveAsync(Job job, Job? replaced, ReadOnlyMemory<byte> request, CancellationToken cancellation) => database.WriteAsync(
        db =>
        {
            if (replaced is not null)
            {
                db.Execute(
                    "DELETE FROM jobs WHERE account_id = ?1 AND id = ?2 AND created_at = ?3 AND version IS ?4",
                    replaced.AccountId, replaced.Id, replaced.CreatedAt, replaced.Version);
            }

            return db.Execute(
                """
                INSERT INTO jobs (account_id, id, endpoint, version, created_at, request) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT DO NOTHING
                """,
                job.AccountId, job.Id, job.Endpoint, job.Version, job.CreatedAt, request) == 1;
        },
        cancellation);

    public Task<Job?> FindAsync(long accountId, string jobId, CancellationToken cancellation) => database.ReadAsync(
        db => db.First(
            "SELECT id, account_id, endpoint, version, created_at FROM jobs WHERE account_id = ?1 AND id = ?2",
            row => new Job(row.Text(0), row.Integer(1), row.Text(2), row.NullableText(3), row.Time(4)),
            accountId, jobId),
        cancellation);

    public Task<byte[]?> ReadRequestAsync(long accountId, string jobId, CancellationToken cancellation) => database.ReadAsync(
        db => db.First(
            "SELECT request FROM jobs WHERE account_id = ?1 AND id = ?2", row => row.Blob(0), accountId, jobId),
        cancellation);

    public Task SaveResultAsync(long accountId, string jobId, ReadOnlyMemory<byte> result, CancellationToken cancellation) =>
        database.WriteAsync(
            db => db.Execute(
                """
                INSERT INTO job_results (account_id, job_id, result)
                SELECT account_id, id, ?3 FROM jobs WHERE account_id = ?1 AND id = ?2
                ON CONFLICT (account_id, job_id) DO UPDATE SET result = excluded.result
                """,
                accountId, jobId, result),
            cancellation);

    public Task<byte[]?> ReadResultAsync(long accountId, string jobId, CancellationToken cancellation) => database.ReadAsync(
        db => db.First(
            "SELECT result FROM job_results WHERE account_id = ?1 AND job_id = ?2", row => row.Blob(0), accountId, jobId),
        cancellation);

    public async Task<long> PurgeAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        long purged = 0;
        int turn;
        do
        {
            turn = await database.WriteAsync(
                db => db.Execute(
                    "DELETE FROM jobs WHERE rowid IN (SELECT rowid FROM jobs WHERE created_at < ?1 LIMIT ?2)",
                    before, PurgeTurn),
                cancellation);
            purged += turn;
        }
        while (turn == PurgeTurn);

        return purged;
    }
}

using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Tests;

/// <summary>Looks into a database file beside the ports.</summary>
internal static class DatabaseCheck
{
    // Counters of what is deleted are of no use, and not kept while it is being purged.
    private static readonly string[] Recounts =
    [
        "SELECT count(*) FROM items i WHERE report_count <> (SELECT count(*) FROM reports WHERE item_id = i.id)",
        "SELECT count(*) FROM live_datasets d WHERE items <> (SELECT count(*) FROM items WHERE dataset_id = d.id)",
        """
        SELECT count(*) FROM live_datasets d
        WHERE reported_items <> (SELECT count(*) FROM items WHERE dataset_id = d.id AND report_count > 0)
        """,
        "SELECT count(*) FROM live_tags t WHERE positives <> (SELECT count(*) FROM reports WHERE tag_id = t.id AND positive = 1)",
        "SELECT count(*) FROM live_tags t WHERE negatives <> (SELECT count(*) FROM reports WHERE tag_id = t.id AND positive = 0)",
        "SELECT count(*) FROM pragma_foreign_key_check",
    ];

    public static void AssertSound(string directory)
    {
        using var connection = Open(directory);
        Assert.Equal(["ok"], connection.All("PRAGMA integrity_check", row => row.Text(0)));
        Assert.All(Recounts, recount => Assert.Equal(0, connection.Integer(recount)));
    }

    public static long Rows(string directory, string table)
    {
        using var connection = Open(directory);
        return connection.Integer($"SELECT count(*) FROM {table}")!.Value;
    }

    public static LocalConnection Open(string directory) => new(Path.Combine(directory, "kashf.db"));
}

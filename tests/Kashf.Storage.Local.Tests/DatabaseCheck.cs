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
        "SELECT count(*) FROM live_tags t WHERE predictions <> (SELECT count(*) FROM predicted_tags WHERE tag_id = t.id)",
        Blocks(0, "SELECT tag_id, place, 1 AS positive FROM predicted_tags"),
        Blocks(1, "SELECT tag_id, item_id AS place, positive FROM reports"),
        Blocks(2, "SELECT tag_id, place, positive FROM contradictions"),
        """
        SELECT count(*) FROM contradictions c JOIN live_tags t ON t.id = c.tag_id
        WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.item_id = c.item_id AND r.tag_id = c.tag_id AND r.positive = c.positive)
        """,
        "SELECT count(*) FROM predictions WHERE item_id NOT IN (SELECT id FROM items)",
        "SELECT count(*) FROM pragma_foreign_key_check",
    ];

    public static void AssertSound(string directory)
    {
        using var connection = Open(directory);
        Assert.Equal(["ok"], connection.All("PRAGMA integrity_check", row => row.Text(0)));
        Assert.All(Recounts, recount => Assert.Equal(0, connection.Integer(recount)));
        SearchCheck.AssertAgrees(connection);
    }

    /// <summary>Lists that differ from their blocks, and blocks that are too large.</summary>
    private static string Blocks(int list, string entries) =>
        $"""
        WITH entries AS ({entries}),
        ends AS (
            SELECT *, coalesce(lead(first_place) OVER (PARTITION BY tag_id ORDER BY first_place), 9223372036854775807) AS end_place
            FROM list_blocks WHERE list = {list}),
        recount AS (
            SELECT b.tag_id, b.first_place, b.positives, b.negatives,
                coalesce(sum(e.positive = 1), 0) AS p, coalesce(sum(e.positive = 0), 0) AS n
            FROM ends b JOIN live_tags t ON t.id = b.tag_id
            LEFT JOIN entries e ON e.tag_id = b.tag_id AND e.place >= b.first_place AND e.place < b.end_place
            GROUP BY b.tag_id, b.first_place)
        SELECT (SELECT count(*) FROM recount WHERE p <> positives OR n <> negatives OR p + n > 2000)
            + (SELECT count(*) FROM entries e JOIN live_tags t ON t.id = e.tag_id
                WHERE NOT EXISTS (SELECT 1 FROM list_blocks b WHERE b.tag_id = e.tag_id AND b.list = {list} AND b.first_place = 0))
        """;

    public static long Rows(string directory, string table)
    {
        using var connection = Open(directory);
        return connection.Integer($"SELECT count(*) FROM {table}")!.Value;
    }

    public static LocalConnection Open(string directory) => new(Path.Combine(directory, "kashf.db"));
}

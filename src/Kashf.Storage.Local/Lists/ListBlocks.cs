using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Lists;

/// <summary>Counts a list, and finds an entry by its number, without walking there.</summary>
internal static class ListBlocks
{
    /// <summary>A list of a million entries has about so many blocks as a block has entries, which makes both ways short.</summary>
    public const int MostEntries = 2000;
    public const int SplitEntries = 1000;
    public const int FewEntries = 250;

    public static long Count(LocalConnection db, ListKind list, long tagId, bool? positive) =>
        db.Integer(
            $"SELECT sum({Entries(positive)}) FROM list_blocks WHERE tag_id = ?1 AND list = ?2", tagId, (long)list) ?? 0;

    /// <returns>A place, and how many entries below it to pass over to come to the entry with this number (from 0).</returns>
    public static (long Place, long Skip) Find(LocalConnection db, ListKind list, long tagId, bool? positive, long number)
    {
        var blocks = db.Prepare(
            $"SELECT first_place, {Entries(positive)} FROM list_blocks WHERE tag_id = ?1 AND list = ?2 ORDER BY first_place DESC");
        try
        {
            blocks.Bind(tagId, (long)list);
            var end = long.MaxValue;
            while (blocks.Step())
            {
                var entries = blocks.Integer(1);
                if (number < entries)
                {
                    return (end, number);
                }

                number -= entries;
                end = blocks.Integer(0);
            }

            return (0, 0);
        }
        finally
        {
            blocks.Reset();
        }
    }

    private static string Entries(bool? positive) => positive switch
    {
        true => "positives",
        false => "negatives",
        null => "positives + negatives",
    };
}

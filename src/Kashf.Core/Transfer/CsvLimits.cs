using Kashf.Core.Limits;

namespace Kashf.Core.Transfer;

/// <summary>What a CSV file's records may cost. A record beyond a limit fails alone and is never held whole.</summary>
/// <param name="CellCharacters">Characters (UTF-16 units) of one cell.</param>
/// <param name="Columns">Cells of one record.</param>
/// <param name="RecordBytes">Bytes of one record.</param>
public sealed record CsvLimits(int CellCharacters = 100_000, int Columns = 1_000, int RecordBytes = 4 << 20)
{
    private const long MostBytesOfCharacter = 4;
    private const long CharactersOfReport = 64;

    /// <summary>
    /// The limits under which every item fits that a dataset can hold: a content of the greatest permitted length, with
    /// reports of all its tags, 64 characters each.
    /// </summary>
    public static CsvLimits From(RequestLimits limits)
    {
        var usual = new CsvLimits();
        var tagsCell = limits.TagsPerDataset * CharactersOfReport;
        var record = MostBytesOfCharacter * (limits.ContentLength + (2 * tagsCell));
        return usual with
        {
            CellCharacters = (int)Math.Max(limits.ContentLength, tagsCell),
            RecordBytes = (int)Math.Clamp(record, usual.RecordBytes, 1 << 28),
        };
    }
}

using System.Globalization;
using Kashf.Core.Datasets;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Search;

/// <summary>
/// How a dataset's words stand in the index that all datasets share: behind the dataset's number and a sign that says
/// whether their item is reported, so that each word has a list of its own for either. Marks are words that no content has;
/// they say what was reported and found.
/// </summary>
/// <param name="Type">What the dataset holds.</param>
/// <param name="Prefix">The number, in letters and digits.</param>
internal sealed record DatasetWords(DatasetType Type, string Prefix)
{
    public const char UnreportedSign = '.';
    public const char ReportedSign = ',';

    /// <summary>Tags that were found are marked only where contents say little by themselves.</summary>
    public bool MarksTags => Type != DatasetType.Text;

    public static DatasetWords Of(DatasetType type, long number) =>
        new(type, number.ToString("x", CultureInfo.InvariantCulture));

    /// <returns>Null where the account has no such dataset.</returns>
    public static DatasetWords? Find(LocalConnection db, long accountId, long datasetId) => db.First(
        "SELECT type, number FROM live_datasets WHERE id = ?1 AND account_id = ?2",
        row => Of(Enum.Parse<DatasetType>(row.Text(0)), row.Integer(1)),
        datasetId, accountId);

    public static string ReportedOn(long tagId) => Mark('t', tagId);

    public static string ConfirmedOn(long tagId) => Mark('y', tagId);

    public static string FoundOn(long tagId) => Mark('p', tagId);

    public string Word(string word, bool reported) => $"{Prefix}{(reported ? ReportedSign : UnreportedSign)}{word}";

    private static string Mark(char kind, long tagId) => string.Create(CultureInfo.InvariantCulture, $":{kind}{tagId:x}");
}

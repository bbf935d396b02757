using System.Text;

namespace Kashf.EndToEnd.Tests.Crash;

/// <summary>A CSV file of numbered texts, of which every tenth has a report and every thousandth can't be taken.</summary>
internal static class NumberedFile
{
    private const int Reported = 10;
    private const int Refused = 1_000;

    public static byte[] Write(int rows, string tag)
    {
        var text = new StringBuilder("content,title\n");
        for (var row = 0; row < rows; row++)
            text.Append(Content(row)).Append(',').Append(row % Refused == 1 ? "ناشناس" : row % Reported == 0 ? tag : "").Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static int FailedOf(int rows) => rows / Refused;

    public static int ReportsOf(int rows) => rows / Reported;

    public static IEnumerable<string> TakenOf(int rows) => Enumerable.Range(0, rows).Where(row => row % Refused != 1).Select(Content);

    private static string Content(int row) => $"کالای شماره {row} خوب بود و زود رسید";
}

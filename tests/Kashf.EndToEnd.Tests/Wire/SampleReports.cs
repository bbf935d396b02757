using System.Globalization;
using CsvHelper;
using Kashf.EndToEnd.Tests.Hosting;

namespace Kashf.EndToEnd.Tests.Wire;

/// <summary>A line of the sample comments.</summary>
internal sealed record SampleReport(string Content, string Tag, bool Positive, string Split);

/// <summary>The repository's own Persian comments, with what people say of them.</summary>
internal static class SampleReports
{
    public const string Content = "رضایت از خرید";
    public const string Discontent = "نارضایتی از خرید";

    public static readonly string[] Tags = [Content, Discontent, "ارسال و تحویل", "کیفیت کالا", "قیمت"];

    private static readonly Lazy<IReadOnlyList<SampleReport>> Lines = new(Read);

    public static IEnumerable<SampleReport> Of(string split, params string[] tags) =>
        Lines.Value.Where(line => line.Split == split && tags.Contains(line.Tag));

    /// <summary>Comments of the training split that a tag holds for, or does not.</summary>
    public static IEnumerable<string> Contents(string tag, bool positive, int count) =>
        Of("train", tag).Where(line => line.Positive == positive).Select(line => line.Content).Take(count);

    private static List<SampleReport> Read()
    {
        using var reader = new CsvReader(new StreamReader(RepositoryRoot.File("samples", "comments.csv")), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var lines = new List<SampleReport>();
        while (reader.Read())
            lines.Add(new SampleReport(reader["content"]!, reader["tag"]!, reader.GetField<bool>("positive"), reader["split"]!));
        return lines;
    }
}

using System.Globalization;
using System.Text;
using CsvHelper;

namespace Kashf.EndToEnd.Tests.Wire;

/// <summary>CSV as another program writes and reads it.</summary>
internal static class Csv
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Rows of cells, the header first.</summary>
    public static string Write(params IEnumerable<string[]> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new CsvWriter(text, CultureInfo.InvariantCulture);
        foreach (var row in rows)
        {
            foreach (var cell in row)
                writer.WriteField(cell);
            writer.NextRecord();
        }

        writer.Flush();
        return text.ToString();
    }

    /// <returns>Each row after the header, by column.</returns>
    public static IReadOnlyList<Dictionary<string, string>> Read(byte[] file)
    {
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), file[..3]);
        using var reader = new CsvReader(new StringReader(Utf8.GetString(file, 3, file.Length - 3)), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(reader.HeaderRecord!.ToDictionary(name => name, name => reader[name]!));
        return rows;
    }
}

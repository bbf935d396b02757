using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Tags;

namespace Kashf.Core.Transfer;

/// <summary>
/// How a dataset is written as CSV: UTF-8 with a byte order mark, RFC 4180, columns <c>id,content|url,tags,predictions</c>.
/// Tags are an item's whole report in order, <c>[[39,true],[40,false]]</c>, with the box of the face that was meant, <c>[[39,true,[x,y,w,h]]]</c>; predictions are <c>[[39,0.97]]</c>; with
/// titles in place of ids where tags are written by name. <see cref="ImportColumns"/> reads it back without loss.
/// </summary>
public sealed class ExportFormat
{
    private const int Decimals = 2;

    private readonly byte[] header;
    private readonly Dictionary<long, byte[]> titles = [];

    /// <param name="type">Of the dataset.</param>
    /// <param name="tags">Of the dataset; a report of a tag that is not among them is written by its id.</param>
    /// <param name="tagNames">Write titles in place of ids.</param>
    public ExportFormat(DatasetType type, IReadOnlyList<Tag> tags, bool tagNames)
    {
        var names = $"{ColumnNames.Id},{ColumnNames.For(type)},{ColumnNames.Tags},{ColumnNames.Predictions}\r\n";
        header = [.. CsvEncodings.Utf8Mark, .. Encoding.UTF8.GetBytes(names)];
        foreach (var tag in tagNames ? tags : [])
            titles[tag.Id] = Encoding.UTF8.GetBytes(Json(tag.Title).Replace("\"", "\"\"", StringComparison.Ordinal));
    }

    /// <summary>Writes the byte order mark and the header.</summary>
    public void WriteHeader(IBufferWriter<byte> output) => output.Write(header);

    /// <summary>Writes one item's line.</summary>
    public void WriteRow(IBufferWriter<byte> output, Item item)
    {
        WriteNumber(output, item.Id);
        output.Write(","u8);
        CsvCellWriter.Write(output, item.Content);
        output.Write(","u8);
        WriteReports(output, item.Reports);
        output.Write(","u8);
        WritePredictions(output, item.Predictions);
        output.Write("\r\n"u8);
    }

    private void WriteReports(IBufferWriter<byte> output, IReadOnlyList<TagReport> reports)
    {
        for (var i = 0; i < reports.Count; i++)
        {
            output.Write(i == 0 ? "\"[["u8 : ",["u8);
            WriteTag(output, reports[i].TagId);
            output.Write(reports[i].Positive ? ",true"u8 : ",false"u8);
            if (reports[i].Box is { } box)
                WriteBox(output, box);
            output.Write("]"u8);
        }

        output.Write(reports.Count == 0 ? "[]"u8 : "]\""u8);
    }

    private static void WriteBox(IBufferWriter<byte> output, PixelBox box)
    {
        int[] sides = [box.X, box.Y, box.W, box.H];
        for (var i = 0; i < sides.Length; i++)
        {
            output.Write(i == 0 ? ",["u8 : ","u8);
            WriteNumber(output, sides[i]);
        }

        output.Write("]"u8);
    }

    private void WritePredictions(IBufferWriter<byte> output, IReadOnlyList<TagProbability> predictions)
    {
        for (var i = 0; i < predictions.Count; i++)
        {
            output.Write(i == 0 ? "\"[["u8 : ",["u8);
            WriteTag(output, predictions[i].TagId);
            output.Write(","u8);
            WriteProbability(output, predictions[i].Probability);
            output.Write("]"u8);
        }

        output.Write(predictions.Count == 0 ? "[]"u8 : "]\""u8);
    }

    private void WriteTag(IBufferWriter<byte> output, long tagId)
    {
        if (titles.TryGetValue(tagId, out var title))
            output.Write(title);
        else
            WriteNumber(output, tagId);
    }

    private static void WriteNumber(IBufferWriter<byte> output, long number)
    {
        const int MostDigits = 20;
        Utf8Formatter.TryFormat(number, output.GetSpan(MostDigits), out var written);
        output.Advance(written);
    }

    private static void WriteProbability(IBufferWriter<byte> output, float probability)
    {
        const int MostCharacters = 32;
        Utf8Formatter.TryFormat(Math.Round((double)probability, Decimals), output.GetSpan(MostCharacters), out var written);
        output.Advance(written);
    }

    private static string Json(string title) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(title)}\"";
}

using System.Text;
using System.Text.Json;
using Kashf.Core.Images;
using Kashf.Core.Reports;

namespace Kashf.Core.Transfer;

/// <summary>
/// Reads a cell that holds an item's whole report: JSON as export writes it, <c>[[39,true],["title",false]]</c>, with the box
/// of a face after true or false where one is meant, <c>[[39,true,[x,y,w,h]]]</c>; JSON of
/// positive tags, <c>[39,"title"]</c>; or positive tags with <c>|</c> between, <c>39|title</c>.
/// </summary>
internal static class TagsCell
{
    private const char Separator = '|';
    private const string Form = "write tags as [[39,true],[40,false]], [39,40] or 39|40";

    /// <returns>Why the cell is refused; null where its reports were added.</returns>
    public static string? Read(string cell, TagLookup tags, List<TagReport> reports)
    {
        if (string.IsNullOrWhiteSpace(cell))
            return null;
        return cell.AsSpan().TrimStart()[0] == '[' ? ReadJson(cell, tags, reports) : ReadList(cell, tags, reports);
    }

    private static string? ReadList(string cell, TagLookup tags, List<TagReport> reports)
    {
        var names = cell.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var found = names.Select(tags.Find).ToList();
        if (names.Length > 1 && tags.ByTitle(cell) is { } whole)
        {
            if (!found.Contains(null))
                return $"'{Excerpt.Of(cell)}' is one tag's title, and several tags with {Separator} between; {Form}";
            reports.Add(new TagReport(whole, Positive: true));
            return null;
        }

        var unknown = found.IndexOf(null);
        if (unknown >= 0)
            return TagLookup.Unknown(names[unknown]);
        reports.AddRange(found.Select(id => new TagReport(id!.Value, Positive: true)));
        return null;
    }

    private static string? ReadJson(string cell, TagLookup tags, List<TagReport> reports)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(cell));
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (ReadElement(ref reader, tags, reports) is { } reason)
                    return reason;
            }

            return reader.Read() ? Form : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"'{Excerpt.Of(cell)}' is no JSON list; {Form}";
        }
    }

    private static string? ReadElement(ref Utf8JsonReader reader, TagLookup tags, List<TagReport> reports)
    {
        var isPair = reader.TokenType == JsonTokenType.StartArray;
        if (isPair)
            reader.Read();
        if (Name(ref reader) is not { } name)
            return $"a tag is a number or a string; {Form}";
        var found = reader.TokenType == JsonTokenType.Number ? tags.ById(name) : tags.Find(name);
        var (positive, box) = (true, (PixelBox?)null);
        if (isPair && !(reader.Read() && TryReadPositive(ref reader, out positive) && reader.Read() && TryReadBox(ref reader, out box) && reader.TokenType == JsonTokenType.EndArray))
            return $"after tag '{Excerpt.Of(name)}' comes true or false, for a face its box [x,y,w,h], and nothing more; {Form}";
        if (found is not { } id)
            return TagLookup.Unknown(name);
        reports.Add(new TagReport(id, positive, box));
        return null;
    }

    private static string? Name(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => null,
    };

    private static bool TryReadPositive(ref Utf8JsonReader reader, out bool positive)
    {
        positive = reader.TokenType == JsonTokenType.True;
        return positive
            || reader.TokenType == JsonTokenType.False
            || (reader.TokenType is JsonTokenType.Number && BooleanCell.TryParse(Encoding.UTF8.GetString(reader.ValueSpan), out positive));
    }

    /// <summary>Reads past a box, where there is one; false where it is none.</summary>
    private static bool TryReadBox(ref Utf8JsonReader reader, out PixelBox? box)
    {
        box = null;
        if (reader.TokenType != JsonTokenType.StartArray)
            return true;
        Span<int> sides = stackalloc int[4];
        foreach (ref var side in sides)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out side))
                return false;
        }

        box = new PixelBox(sides[0], sides[1], sides[2], sides[3]);
        return sides[2] >= 1 && sides[3] >= 1 && reader.Read() && reader.TokenType == JsonTokenType.EndArray && reader.Read();
    }
}

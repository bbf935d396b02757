using FsCheck;
using FsCheck.Fluent;

namespace Kashf.EndToEnd.Tests.Journey;

/// <summary>Texts that are hard to write in a CSV file.</summary>
internal static class GeneratedContents
{
    private static readonly string[] Pieces =
    [
        "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", " ", "'", "''", "=", "+", "-", "@", "=1+1", "|", "[[1,true]]", "\\", "\u200c", "\u200e", "\ufeff", "\u00a0",
        "\u2028", "\u0085", "\u001f", "\u007f", "\ufffd", "\U0001F95C", "پسته", "می‌خواهم", "ك", "ک", "é", "e\u0301", "content", "0", "۱۲", "null", "#", "﷽",
    ];

    /// <summary>Different from one another; none of them blank.</summary>
    public static Gen<string[]> Contents() =>
        from count in Gen.Choose(1, 60)
        from contents in Content().ArrayOf(count)
        select contents.Where(content => !string.IsNullOrWhiteSpace(content)).Append("=آخرین").Distinct().ToArray();

    private static Gen<string> Content() =>
        from count in Gen.Choose(1, 8)
        from pieces in Gen.Elements(Pieces.AsEnumerable()).ArrayOf(count)
        select string.Concat(pieces);
}

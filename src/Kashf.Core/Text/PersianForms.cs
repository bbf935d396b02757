namespace Kashf.Core.Text;

/// <summary>Letters and punctuation that Persian keyboards, Arabic keyboards and old encodings write in several ways.</summary>
internal static class PersianForms
{
    public const char ZeroWidthNonJoiner = '\u200C';
    public const char Tatweel = '\u0640';

    private const char Ye = '\u06CC';
    private const char Kaf = '\u06A9';
    private const char Alef = '\u0627';
    private const char Vav = '\u0648';
    private const char He = '\u0647';

    /// <summary>Variant and the form it is counted as.</summary>
    public static IReadOnlyList<(char From, char To)> Equivalents { get; } =
    [
        ('\u064A', Ye), ('\u0649', Ye), ('\u0626', Ye), ('\u06D2', Ye), ('\u06D3', Ye), ('\u06D0', Ye),
        ('\u0643', Kaf), ('\u06AA', Kaf), ('\u06AB', Kaf),
        ('\u0623', Alef), ('\u0625', Alef), ('\u0622', Alef), ('\u0671', Alef), ('\u0672', Alef), ('\u0673', Alef),
        ('\u0624', Vav), ('\u0676', Vav),
        ('\u0629', He), ('\u06C0', He), ('\u06C1', He), ('\u06C2', He), ('\u06C3', He), ('\u06BE', He), ('\u06D5', He),
        ('\u0621', CharacterMap.Dropped), ('\u0674', CharacterMap.Dropped),
        ('\u060C', ','), ('\u061B', ';'), ('\u061F', '?'), ('\u06D4', '.'), ('\u066A', '%'), ('\u066B', '.'),
        ('\u066C', ','), ('\u066D', '*'), ('\u2026', '.'), ('\u2018', '\''), ('\u2019', '\''), ('\u201A', '\''),
        ('\u201E', '"'), ('\u3001', ','), ('\u3002', '.'), ('\u2022', '*'), ('\u2044', '/'),
    ];
}

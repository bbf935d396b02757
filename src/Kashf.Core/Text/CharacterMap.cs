using System.Globalization;

namespace Kashf.Core.Text;

/// <summary>What every UTF-16 code unit becomes in a normalised text: one character, nothing, or a short sequence.</summary>
internal static class CharacterMap
{
    public const char Dropped = '\0';
    public const char Expanded = '\uFFFF';

    /// <summary>The longest sequence a single character expands to.</summary>
    public const int LongestExpansion = 4;

    private const string Space = " ";
    private static readonly Dictionary<char, string> Expansions = [];
    private static readonly char[] Map = Build();

    public static char Of(char c) => Map[c];

    public static string ExpansionOf(char c) => Expansions[c];

    private static char[] Build()
    {
        var map = new char[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
            map[code] = General((char)code);
        FoldLatin(map, CompatibilityForms.FirstLatin, CompatibilityForms.Latin);
        FoldLatin(map, CompatibilityForms.FirstLatinAdditional, CompatibilityForms.LatinAdditional);
        for (var c = '\uFF01'; c <= '\uFF5E'; c++)
            map[c] = map[c - 0xFEE0];
        foreach (var (from, to) in PersianForms.Equivalents)
            map[from] = to;
        Settle(map);
        ExpandArabic(map, CompatibilityForms.FirstArabicA, CompatibilityForms.ArabicA);
        ExpandArabic(map, CompatibilityForms.FirstArabicB, CompatibilityForms.ArabicB);
        return map;
    }

    // What a character becomes must not itself become something else.
    private static void Settle(char[] map)
    {
        for (var code = 0; code <= char.MaxValue; code++)
            while (map[code] != Dropped && map[map[code]] != map[code])
                map[code] = map[map[code]];
    }

    private static char General(char c)
    {
        if (IsDroppedMark(c))
            return Dropped;
        var digit = CharUnicodeInfo.GetDigitValue(c);
        if (digit >= 0)
            return (char)('0' + digit);
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Format => c == PersianForms.ZeroWidthNonJoiner ? ' ' : Dropped,
            _ when c == '\uFFFD' => ' ',
            UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned => ' ',
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => '"',
            _ => char.ToLowerInvariant(c),
        };
    }

    // Marks of Arabic script, accents of Latin, Greek and Cyrillic, variation selectors; marks of other scripts are vowels.
    private static bool IsDroppedMark(char c) =>
        c is (>= '\u0300' and <= '\u036F') or (>= '\u0610' and <= '\u061A') or (>= '\u064B' and <= '\u065F')
            or '\u0670' or (>= '\u06D6' and <= '\u06ED' and not ('\u06DD' or '\u06DE' or '\u06E9'))
            or (>= '\u08D3' and <= '\u08FF') or (>= '\uFE00' and <= '\uFE0F') or (>= '\uFE20' and <= '\uFE2F')
            or PersianForms.Tatweel;

    private static void FoldLatin(char[] map, char first, string bases)
    {
        for (var offset = 0; offset < bases.Length; offset++)
            if (bases[offset] != '-')
                map[first + offset] = bases[offset];
    }

    private static void ExpandArabic(char[] map, char first, string forms)
    {
        var code = first;
        foreach (var form in forms.Split(Space, StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = string.Concat(form.Select(letter => map[letter]).Where(letter => letter != Dropped));
            if (form is "_" || letters.Length == 0)
                map[code] = Dropped;
            else if (form is not "-" && letters.Length == 1)
                map[code] = letters[0];
            else if (form is not "-")
            {
                map[code] = Expanded;
                Expansions[code] = letters;
            }
            code++;
        }
    }
}

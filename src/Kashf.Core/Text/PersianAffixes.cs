namespace Kashf.Core.Text;

/// <summary>
/// Affixes that are written joined, after a half-space or after a space. Forms are the normalised ones.
/// </summary>
internal static class PersianAffixes
{
    private const int Shortest = 2;
    private const int Longest = 6;

    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal) { "می", "نمی" };

    private static readonly HashSet<string> Suffixes = new(StringComparer.Ordinal)
    {
        "ها", "های", "هایی", "هام", "هات", "هاش", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "هامون",
        "هاتون", "هاشون", "تر", "تری", "ترین", "ام", "ای", "اند", "ایم", "اید",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PrefixLookup =
        Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SuffixLookup =
        Suffixes.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsPrefix(ReadOnlySpan<char> word) =>
        word.Length is Shortest or Shortest + 1 && word[^1] == 'ی' && PrefixLookup.Contains(word);

    public static bool IsSuffix(ReadOnlySpan<char> word) =>
        word.Length is >= Shortest and <= Longest && word[0] is 'ه' or 'ت' or 'ا' && SuffixLookup.Contains(word);
}

using System.Globalization;
using System.Text;

namespace Kashf.Core.Search;

/// <summary>
/// Walks the words of a normalised text: the longest runs of letters, digits and marks of any script. All else parts words.
/// </summary>
public ref struct WordEnumerator(ReadOnlySpan<char> normalized)
{
    /// <summary>UTF-16 units of a word that count; what is longer is known by its beginning.</summary>
    public const int LongestWord = 100;

    private static readonly bool[] WordCharacters = BuildWordCharacters();

    private readonly ReadOnlySpan<char> text = normalized;
    private int position;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly WordEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        var length = 0;
        while (position < text.Length && (length = WordCharacterAt(position)) == 0)
            position++;
        var start = position;
        while (length > 0)
        {
            position += length;
            length = position < text.Length ? WordCharacterAt(position) : 0;
        }

        Current = Shorten(text[start..position]);
        return !Current.IsEmpty;
    }

    private static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> word)
    {
        if (word.Length <= LongestWord)
            return word;
        return word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];
    }

    /// <returns>How many UTF-16 units the character has; 0 where it belongs to no word.</returns>
    private readonly int WordCharacterAt(int index)
    {
        var c = text[index];
        if (!char.IsSurrogate(c))
            return WordCharacters[c] ? 1 : 0;
        return Rune.DecodeFromUtf16(text[index..], out var rune, out var length) == System.Buffers.OperationStatus.Done
            && IsOfWords(Rune.GetUnicodeCategory(rune))
            ? length
            : 0;
    }

    private static bool[] BuildWordCharacters()
    {
        var characters = new bool[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
            characters[code] = IsOfWords(CharUnicodeInfo.GetUnicodeCategory((char)code));
        return characters;
    }

    private static bool IsOfWords(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}

using System.Runtime.CompilerServices;

namespace Kashf.Core.Text;

/// <summary>
/// Walks the n-grams of a normalised text: words, pairs of neighbouring words, and the character n-grams of each word
/// with a space on both sides. An n-gram is known by a 32-bit hash only.
/// </summary>
internal static class Ngrams
{
    private const int ShortestCharacters = 2;
    private const int LongestCharacters = 5;
    private const uint WordSeed = 0x2545F491;
    private const uint PairSeed = 0x9E6C63D0;
    private const uint CharacterSeed = 0x61C88647;

    public static void Visit<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, INgramSink
    {
        var previous = 0u;
        var position = 0;
        while (position < text.Length)
        {
            if (text[position] == ' ')
            {
                position++;
                continue;
            }
            var end = TokenEnd(text, position);
            var token = text[position..end];
            var word = HashWord(token);
            sink.Add(word);
            if (previous != 0)
                sink.Add(Finish(Step(previous ^ PairSeed, word)));
            previous = word;
            if (IsWordCharacter(token[0]))
                VisitCharacters(token, ref sink);
            position = end;
        }
    }

    private static void VisitCharacters<TSink>(ReadOnlySpan<char> word, ref TSink sink)
        where TSink : struct, INgramSink
    {
        for (var start = -1; start < word.Length; start++)
        {
            var hash = Step(CharacterSeed, start < 0 ? ' ' : word[start]);
            var last = Math.Min(start + LongestCharacters - 1, word.Length);
            for (var i = start + 1; i <= last; i++)
            {
                hash = Step(hash, i == word.Length ? ' ' : word[i]);
                if (i - start + 1 >= ShortestCharacters)
                    sink.Add(Finish(hash));
            }
        }
    }

    private static int TokenEnd(ReadOnlySpan<char> text, int start)
    {
        var isWord = IsWordCharacter(text[start]);
        var end = start + 1;
        while (end < text.Length && text[end] != ' ' && IsWordCharacter(text[end]) == isWord)
            end++;
        return end;
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c == '_' || IsMark(c);

    // Vowel signs of scripts that write them after the letter belong to the word.
    private static bool IsMark(char c) =>
        c >= '\u0900' && char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static uint HashWord(ReadOnlySpan<char> token)
    {
        var hash = WordSeed;
        foreach (var c in token)
            hash = Step(hash, c);
        return Finish(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Step(uint hash, uint value) => ((hash ^ value) * 0x9E3779B1) ^ (hash >> 17);

    /// <summary>The finaliser of MurmurHash3; zero is kept free for "no n-gram".</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        hash ^= hash >> 16;
        return hash | (hash == 0 ? 1u : 0u);
    }
}

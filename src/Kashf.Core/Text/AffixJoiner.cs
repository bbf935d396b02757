namespace Kashf.Core.Text;

/// <summary>Joins the affixes of <see cref="PersianAffixes"/> to their words, in place.</summary>
internal static class AffixJoiner
{
    private const int ShortestStem = 2;

    /// <returns>The new length; never more than before.</returns>
    public static int Join(Span<char> text)
    {
        var writer = new RunCollapsingWriter(text);
        var stem = default(Stem);
        var position = 0;
        while (position < text.Length)
        {
            var end = position + text[position..].IndexOf(' ');
            if (end < position)
                end = text.Length;
            var letters = LeadingLetters(text[position..end]);
            // Words move left only, so what is still to be read is never overwritten.
            if (!stem.Takes(text.Slice(position, letters)))
                writer.Append(' ');
            for (var i = position; i < end; i++)
                writer.Append(text[i]);
            stem = Stem.Of(text[..writer.Length]);
            position = end + 1;
        }
        return writer.TrimmedLength;
    }

    private static int LeadingLetters(ReadOnlySpan<char> word)
    {
        var count = 0;
        while (count < word.Length && char.IsLetter(word[count]))
            count++;
        return count;
    }

    private readonly record struct Stem(int Length, bool IsPrefix)
    {
        public static Stem Of(ReadOnlySpan<char> written)
        {
            var start = written.Length;
            while (start > 0 && char.IsLetter(written[start - 1]))
                start--;
            var word = written[start..];
            return new Stem(word.Length, PersianAffixes.IsPrefix(word));
        }

        public bool Takes(ReadOnlySpan<char> letters) =>
            letters.Length > 0 && (IsPrefix || (Length >= ShortestStem && PersianAffixes.IsSuffix(letters)));
    }
}

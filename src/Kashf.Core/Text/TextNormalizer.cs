namespace Kashf.Core.Text;

/// <summary>
/// Brings a text to the one form that features and search count: letters that look alike become one, digits become
/// ASCII, marks and invisible characters go, letters repeated for emphasis are written once, affixes are joined to
/// their word, every gap is a single space. Normalising a normalised text changes nothing.
/// </summary>
public static class TextNormalizer
{
    /// <summary>The most characters that a source of <paramref name="sourceLength"/> UTF-16 units can become.</summary>
    public static int MaxLength(int sourceLength) => checked(sourceLength * CharacterMap.LongestExpansion);

    /// <summary>
    /// Writes the normal form of <paramref name="source"/>, which may hold anything, lone surrogates included.
    /// </summary>
    /// <param name="source">The text.</param>
    /// <param name="destination">Room for <see cref="MaxLength"/> characters; must not overlap the source.</param>
    /// <returns>How many characters were written.</returns>
    public static int Normalize(ReadOnlySpan<char> source, Span<char> destination)
    {
        var length = Map(source, destination);
        return AffixJoiner.Join(destination[..length]);
    }

    /// <summary>The normal form as a string.</summary>
    public static string Normalize(string source)
    {
        using var buffer = new PooledCharacters(MaxLength(source.Length));
        return new string(buffer.Span[..Normalize(source, buffer.Span)]);
    }

    private static int Map(ReadOnlySpan<char> source, Span<char> destination)
    {
        var writer = new RunCollapsingWriter(destination);
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (char.IsSurrogate(c))
            {
                if (i + 1 < source.Length && char.IsSurrogatePair(c, source[i + 1]))
                    writer.AppendPair(c, source[++i]);
                else
                    writer.Append(' ');
                continue;
            }
            var mapped = CharacterMap.Of(c);
            if (mapped == CharacterMap.Expanded && c != CharacterMap.Expanded)
                foreach (var letter in CharacterMap.ExpansionOf(c))
                    writer.Append(letter);
            else if (mapped != CharacterMap.Dropped)
                writer.Append(mapped);
        }
        return writer.TrimmedLength;
    }
}

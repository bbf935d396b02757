using System.Buffers;
using System.Text;
using Kashf.Core.Search;
using Kashf.Core.Text;

namespace Kashf.Storage.Local.Search;

/// <summary>A content's words as the index takes them: each as of an unreported item, parted by spaces, in UTF-8.</summary>
internal static class IndexedWords
{
    public static byte[] Of(DatasetWords dataset, string content)
    {
        var text = SearchedText.Of(dataset.Type, content);
        var characters = ArrayPool<char>.Shared.Rent(TextNormalizer.MaxLength(text.Length));
        var length = TextNormalizer.Normalize(text, characters);
        var sign = Encoding.UTF8.GetBytes(dataset.Word("", reported: false));
        var words = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length) + ((length + 1) / 2 * (sign.Length + 1)));
        try
        {
            return words.AsSpan(0, Write(characters.AsSpan(0, length), sign, words)).ToArray();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
            ArrayPool<byte>.Shared.Return(words);
        }
    }

    private static int Write(ReadOnlySpan<char> normalized, ReadOnlySpan<byte> sign, Span<byte> words)
    {
        var written = 0;
        foreach (var word in new WordEnumerator(normalized))
        {
            sign.CopyTo(words[written..]);
            written += sign.Length;
            written += Encoding.UTF8.GetBytes(word, words[written..]);
            words[written++] = (byte)' ';
        }

        return written;
    }
}

namespace Kashf.Core.Transfer;

/// <summary>The beginning of what somebody sent, to name it in a message.</summary>
internal static class Excerpt
{
    public static string Of(string text, int characters = 60)
    {
        if (text.Length <= characters)
            return text;
        var end = char.IsHighSurrogate(text[characters - 1]) ? characters - 1 : characters;
        return $"{text.AsSpan(0, end)}…";
    }
}

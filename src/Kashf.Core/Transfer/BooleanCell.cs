namespace Kashf.Core.Transfer;

/// <summary>Yes and no as people and programs write them.</summary>
internal static class BooleanCell
{
    public const string Accepted = "true, false, 1, 0, yes or no";

    public static bool TryParse(ReadOnlySpan<char> cell, out bool value)
    {
        var word = cell.Trim();
        value = Is(word, "true") || Is(word, "1") || Is(word, "yes");
        return value || Is(word, "false") || Is(word, "0") || Is(word, "no");
    }

    private static bool Is(ReadOnlySpan<char> word, string name) => word.Equals(name, StringComparison.OrdinalIgnoreCase);
}

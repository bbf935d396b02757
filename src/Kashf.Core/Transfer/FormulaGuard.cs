namespace Kashf.Core.Transfer;

/// <summary>
/// Keeps spreadsheets from running a cell as a formula, without losing anything: a cell in which any number of
/// apostrophes (none included) is followed by = + - @, tab or carriage return gets one more apostrophe in front, and
/// reading takes one away.
/// </summary>
internal static class FormulaGuard
{
    public const char Mark = '\'';

    public static bool IsNeeded(ReadOnlySpan<char> cell)
    {
        var marks = cell.IndexOfAnyExcept(Mark);
        return marks >= 0 && cell[marks] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }

    public static string Remove(string cell) => cell.StartsWith(Mark) && IsNeeded(cell) ? cell[1..] : cell;
}

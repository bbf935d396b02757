namespace Kashf.Core.Text;

/// <summary>
/// Appends characters; a character that comes three times or more in a row is kept once (digits keep their number),
/// spaces are never doubled and never lead.
/// </summary>
internal ref struct RunCollapsingWriter(Span<char> destination)
{
    private const int LongestKeptRun = 2;

    private readonly Span<char> destination = destination;
    private int run;

    public int Length { get; private set; }

    public readonly int TrimmedLength => Length > 0 && destination[Length - 1] == ' ' ? Length - 1 : Length;

    public void Append(char c)
    {
        if (Length == 0 ? c == ' ' : destination[Length - 1] == c && Repeats(c))
            return;
        if (Length == 0 || destination[Length - 1] != c)
            run = 1;
        destination[Length++] = c;
    }

    public void AppendPair(char high, char low)
    {
        destination[Length++] = high;
        destination[Length++] = low;
        run = 1;
    }

    private bool Repeats(char c)
    {
        if (c == ' ')
            return true;
        if (char.IsAsciiDigit(c))
            return false;
        run++;
        if (run <= LongestKeptRun)
            return false;
        if (run == LongestKeptRun + 1)
            Length--;
        return true;
    }
}

using System.Globalization;

namespace Kashf.Media.Video.Probing;

/// <summary>A fraction as ffprobe writes it, e.g. <c>1/12800</c> or <c>4:3</c>.</summary>
internal readonly record struct Ratio(int Numerator, int Denominator)
{
    public double Value => (double)Numerator / Denominator;

    /// <summary>Null where it is none that is greater than zero.</summary>
    public static Ratio? Parse(string? text, char separator)
    {
        var parts = text?.Split(separator);
        return parts?.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            && numerator > 0 && denominator > 0
            ? new(numerator, denominator)
            : null;
    }
}

using System.Globalization;

namespace Kashf.Media.Video.Probing;

/// <summary>
/// How a video is turned and mirrored to be shown: x' = a x + c y, y' = b x + d y, with y going down, which is how the
/// track header of ISO 14496-12 has it.
/// </summary>
internal static class DisplayMatrix
{
    /// <param name="text">Three lines of ffprobe: an address, a colon, three numbers.</param>
    /// <returns>As EXIF numbers it, 1 to 8; 1 where the matrix does anything else than turns by 90 degrees and mirrors.</returns>
    public static int OrientationOf(string text)
    {
        var numbers = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(number => int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Math.Sign(value) : 0)
            .ToArray();
        return numbers.Length < 5 ? 1 : (numbers[0], numbers[1], numbers[3], numbers[4]) switch
        {
            (-1, 0, 0, 1) => 2,
            (-1, 0, 0, -1) => 3,
            (1, 0, 0, -1) => 4,
            (0, 1, 1, 0) => 5,
            (0, 1, -1, 0) => 6,
            (0, -1, -1, 0) => 7,
            (0, -1, 1, 0) => 8,
            _ => 1,
        };
    }
}

using System.Globalization;

namespace Kashf.Core.Video;

/// <summary>A place in a video as answers write it.</summary>
public static class VideoTime
{
    /// <param name="time">Not negative.</param>
    /// <returns>Hours, minutes and whole seconds, e.g. <c>0:00:23</c>; a begun second does not count, and hours may be many.</returns>
    public static string Text(TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
}

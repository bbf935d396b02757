using System.Collections.Concurrent;

namespace Kashf.Media.Tests.Images.Samples;

/// <summary>A picture whose four quarters are red, green, blue and yellow, in the order of reading.</summary>
internal static class Scene
{
    public static readonly (byte R, byte G, byte B) Red = (220, 30, 40), Green = (20, 190, 60), Blue = (40, 60, 210), Yellow = (230, 220, 30);

    public static (byte R, byte G, byte B)[] Quarters => [Red, Green, Blue, Yellow];

    private const string Palette = ",split[a][b];[a]palettegen[p];[b][p]paletteuse";

    private static readonly ConcurrentDictionary<string, byte[]> Made = [];

    /// <summary>In a format of ffmpeg's, with arguments of the encoder. Made once, a copy for each who asks.</summary>
    public static async Task<byte[]> FileAsync(string extension, int width, int height, params string[] encoder)
    {
        var name = $"{extension} {width} {height} {string.Join(' ', encoder)}";
        if (!Made.TryGetValue(name, out var file))
            Made[name] = file = await MakeAsync(extension, width, height, encoder);
        return [.. file];
    }

    private static Task<byte[]> MakeAsync(string extension, int width, int height, string[] encoder) =>
        FfmpegTool.MakeAsync(extension, ["-f", "lavfi", "-i", Graph(width, height) + (extension == "gif" ? Palette : ""), "-frames:v", "1", .. encoder]);

    private static string Graph(int width, int height)
    {
        var (left, top) = (width / 2, height / 2);
        return $"color=c={Hex(Red)}:s={width}x{height}:d=0.04,format=rgb24,"
            + $"drawbox=x={left}:y=0:w={width - left}:h={top}:c={Hex(Green)}:t=fill,"
            + $"drawbox=x=0:y={top}:w={left}:h={height - top}:c={Hex(Blue)}:t=fill,"
            + $"drawbox=x={left}:y={top}:w={width - left}:h={height - top}:c={Hex(Yellow)}:t=fill";
    }

    private static string Hex((byte R, byte G, byte B) color) => $"0x{color.R:X2}{color.G:X2}{color.B:X2}";
}

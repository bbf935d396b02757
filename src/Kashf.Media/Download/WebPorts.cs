namespace Kashf.Media.Download;

internal static class WebPorts
{
    public static IReadOnlyList<int> All { get; } = [80, 443];
}

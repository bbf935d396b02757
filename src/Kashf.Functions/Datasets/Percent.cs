namespace Kashf.Functions.Datasets;

internal static class Percent
{
    public static double? Of(double? fraction, int decimals) =>
        fraction is { } known ? Math.Round(100 * known, decimals) : null;
}

using Kashf.Core.Results;

namespace Kashf.Media.Images.Jpeg;

/// <summary>What libjpeg says of a file that it decodes nevertheless. Its texts are fixed and in English.</summary>
internal static class JpegWarnings
{
    // What cameras and editors leave behind without harm to any pixel.
    private static readonly string[] Harmless = ["extraneous bytes before marker", "Unknown Adobe color transform", "unknown JFIF revision"];

    public static bool AreHarmless(string warning) => Array.Exists(Harmless, text => warning.Contains(text, StringComparison.OrdinalIgnoreCase));

    public static Error Explain(string warning) => warning.Contains("premature end of JPEG file", StringComparison.OrdinalIgnoreCase)
        ? ImageErrors.Truncated(ImageFormat.Jpeg)
        : ImageErrors.Damaged(ImageFormat.Jpeg);
}

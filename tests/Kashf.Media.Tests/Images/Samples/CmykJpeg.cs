using System.Runtime.InteropServices;
using Kashf.Media.Images.Jpeg;

namespace Kashf.Media.Tests.Images.Samples;

/// <summary>Writes JPEG in the colours of print, which ffmpeg cannot, by libturbojpeg.</summary>
internal static class CmykJpeg
{
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="inverted">Cyan, magenta, yellow and black of every pixel, as Adobe's programs store them: 255 is no ink.</param>
    public static byte[] Write(int width, int height, params byte[] inverted)
    {
        Assert.SkipUnless(TurboJpeg.IsInstalled, "libturbojpeg is not installed on this machine");
        var pixels = Enumerable.Repeat(inverted, width * height).SelectMany(pixel => pixel).ToArray();
        var compressor = tjInitCompress();
        nint file = 0;
        CULong length = default;
        try
        {
            Assert.Equal(0, tjCompress2(compressor, pixels, width, 0, height, TurboJpeg.Cmyk, ref file, ref length, 0, 90, 0));
            var copy = new byte[length.Value];
            Marshal.Copy(file, copy, 0, copy.Length);
            return copy;
        }
        finally
        {
            tjFree(file);
            _ = tjDestroy(compressor);
        }
    }

    [DllImport("libturbojpeg.so.0"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint tjInitCompress();

    [DllImport("libturbojpeg.so.0"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int tjCompress2(
        nint compressor, byte[] pixels, int width, int pitch, int height, int pixelFormat, ref nint file, ref CULong length, int subsampling, int quality, int flags);

    [DllImport("libturbojpeg.so.0"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int tjDestroy(nint handle);

    [DllImport("libturbojpeg.so.0"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void tjFree(nint buffer);
}

using System.Runtime.InteropServices;

namespace Kashf.Bench.Decode;

/// <summary>libturbojpeg as a program would call it that does nothing else: the full size into one buffer.</summary>
internal sealed class BareTurboJpeg : IDisposable
{
    private readonly nint decompressor = tjInitDecompress();
    private byte[] pixels = [];

    public void Decode(byte[] file)
    {
        var length = new CULong((uint)file.Length);
        _ = tjDecompressHeader3(decompressor, file, length, out var width, out var height, out _, out _);
        if (pixels.Length < width * height * 3)
            pixels = new byte[width * height * 3];
        if (tjDecompress2(decompressor, file, length, pixels, width, width * 3, height, 0, 0) != 0)
            throw new InvalidOperationException("libturbojpeg refuses an image of the benchmark");
    }

    public void Dispose() => _ = tjDestroy(decompressor);

    [DllImport("libturbojpeg.so.0"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint tjInitDecompress();

    [DllImport("libturbojpeg.so.0"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int tjDecompressHeader3(nint handle, byte[] file, CULong length, out int width, out int height, out int subsampling, out int colorspace);

    [DllImport("libturbojpeg.so.0"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int tjDecompress2(
        nint handle, byte[] file, CULong length, byte[] pixels, int width, int pitch, int height, int pixelFormat, int flags);

    [DllImport("libturbojpeg.so.0"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int tjDestroy(nint handle);
}

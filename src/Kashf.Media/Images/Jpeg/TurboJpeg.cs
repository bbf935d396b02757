using System.Runtime.InteropServices;

namespace Kashf.Media.Images.Jpeg;

/// <summary>The functions of libjpeg-turbo's TurboJPEG library, version 2.0 or later, that decoding needs.</summary>
internal static partial class TurboJpeg
{
    public const int Rgb = 0;
    public const int Cmyk = 11;
    public const int ColorspaceCmyk = 3;
    public const int ColorspaceYcck = 4;

    /// <summary>Refuses progressive images of more than 500 scans, which are made to cost time.</summary>
    public const int LimitScans = 1 << 15;

    /// <summary>Ends at the first warning instead of decoding as far as possible.</summary>
    public const int StopOnWarning = 1 << 13;

    /// <summary>Repeats colour values instead of interpolating them.</summary>
    public const int FastUpsample = 1 << 8;

    private const string Library = "libturbojpeg.so.0";

    /// <summary>Whether the library is on this machine.</summary>
    public static bool IsInstalled { get; } =
        NativeLibrary.TryLoad(Library, out var library) && NativeLibrary.TryGetExport(library, "tjGetErrorCode", out _);

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial Decompressor Open();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Close(nint decompressor);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int ReadHeader(
        Decompressor decompressor, ReadOnlySpan<byte> file, CULong length, out int width, out int height, out int subsampling, out int colorspace);

    /// <param name="decompressor">Used by one thread at a time.</param>
    /// <param name="file">A JPEG.</param>
    /// <param name="length">Of the file.</param>
    /// <param name="pixels">Room for height × pitch bytes.</param>
    /// <param name="width">The image is scaled by the largest factor with which it fits into width × height.</param>
    /// <param name="pitch">Bytes between the beginnings of two rows.</param>
    /// <param name="height">See width.</param>
    /// <param name="pixelFormat"><see cref="Rgb"/> or <see cref="Cmyk"/>.</param>
    /// <param name="flags">Those above.</param>
    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Decompress(
        Decompressor decompressor, ReadOnlySpan<byte> file, CULong length, Span<byte> pixels, int width, int pitch, int height, int pixelFormat, int flags);

    /// <returns>0 for a warning: the image was decoded as far as possible.</returns>
    [LibraryImport(Library, EntryPoint = "tjGetErrorCode")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int ErrorCode(Decompressor decompressor);

    public static string ErrorText(Decompressor decompressor) => Marshal.PtrToStringUTF8(ErrorTextPointer(decompressor)) ?? "";

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint ErrorTextPointer(Decompressor decompressor);
}

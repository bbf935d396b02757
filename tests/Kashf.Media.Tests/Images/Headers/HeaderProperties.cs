using FsCheck;
using FsCheck.Fluent;
using Kashf.Media.Images;
using Kashf.Media.Images.Headers;
using Kashf.Media.Tests.Images.Samples;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Tests.Images.Headers;

/// <summary>Whatever the bytes, reading a header ends, throws nothing and keeps to the limits.</summary>
public sealed class HeaderProperties
{
    private const int MostAllocated = 50_000;

    private static readonly ImageOptions Limits = new() { Pixels = 1_000_000, Side = 5_000 };
    private static readonly HeaderReader Reader = new(Options.Create(Limits));

    private static readonly byte[][] Beginnings =
    [
        [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0xE1, 0, 0x22, .. "Exif\0\0"u8, .. Exif.Tiff(6, bigEndian: false)], PngFile.Claiming(7, 9), PngFile.Claiming(7, 9)[..16],
        [.. "GIF89a"u8, 5, 0, 6, 0, 0x80, 0, 0], [.. "RIFF\xff\0\0\0WEBP"u8], [.. "RIFF\xff\0\0\0WEBPVP8X"u8], [.. "RIFF\xff\0\0\0WEBPANMF"u8], [.. "BM"u8, .. new byte[12], 40],
        [.. "II*\0"u8], [.. "MM\0*"u8, 0, 0, 0, 8, 0, 9], [.. "II*\0"u8, 8, 0, 0, 0, 0xFF, 0xFF], [],
    ];

    private static readonly Gen<byte> Bytes = Gen.Frequency(
        (3, Gen.Choose(0, 255).Select(value => (byte)value)), (1, Gen.Elements<byte>(0, 1, 0x7F, 0x80, 0xFF, 0xFE, 0xC0, 0xDA)));

    private static readonly Gen<byte[]> Files =
        from beginning in Gen.Elements(Beginnings)
        from rest in Bytes.ArrayOf()
        from changed in Gen.Choose(0, Math.Max(0, beginning.Length + rest.Length - 1)).ArrayOf(3)
        from value in Bytes
        from isChanged in Gen.Elements(false, false, true)
        select isChanged ? Change([.. beginning, .. rest], changed, value) : [.. beginning, .. rest];

    [Fact]
    public void Read_AnyBytes_KeepsToTheLimits() => Check(Files, file =>
    {
        var image = Reader.Read(file);
        return image.Value is not { } found || (found.Width is > 0 and <= 5_000 && found.Height is > 0 and <= 5_000 && found.Width * found.Height <= Limits.Pixels
            && found.Orientation is >= 1 and <= 8 && (found.FirstFrame is not { } frame || frame.End.Value <= file.Length));
    });

    [Fact]
    public void Read_AnyBytes_AllocatesLittle() => Check(Files, file =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reader.Read(file);
        return GC.GetAllocatedBytesForCurrentThread() - before < MostAllocated;
    });

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("gif")]
    [InlineData("webp")]
    [InlineData("bmp")]
    [InlineData("tiff")]
    public async Task Read_CutAnywhereOrChanged_NeverThrows(string extension)
    {
        var whole = await Scene.FileAsync(extension, 33, 21);
        for (var length = 0; length < whole.Length; length++)
            Reader.Read(whole.AsSpan(0, length));
        Check(from changed in Gen.Choose(0, whole.Length - 1).ArrayOf(4) from value in Bytes select Change([.. whole], changed, value), file =>
        {
            Reader.Read(file);
            return true;
        });
    }

    private static byte[] Change(byte[] file, int[] places, byte value)
    {
        foreach (var place in places)
        {
            if (place < file.Length)
                file[place] = value;
        }

        return file;
    }

    private static void Check<T>(Gen<T> given, Func<T, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(given.ToArbitrary(), holds));
}

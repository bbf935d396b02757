using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Results;
using Kashf.Core.Transfer;

namespace Kashf.Core.Tests.Transfer;

public sealed class CsvStagingTests
{
    private const string Text = "content,tags\nسلام 🙂,\"a\nb\"\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task CopyAsUtf8Async_AnyEncodingWithMark_GivesTheSameBytes(string encoding)
    {
        var (staged, copy) = await CopyAsync(Encode(Text, encoding));
        Assert.Equal(CsvFile.Bytes(Text), copy);
        Assert.Equal(new StagedCsv(copy.Length, Convert.ToHexStringLower(SHA256.HashData(copy))), staged.Value);
    }

    [Fact]
    public void CopyAsUtf8Async_AnyTextEncodingAndBlocks_GivesTheSameBytes() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(
            (from parts in Gen.Elements("a", "سلام", "🙂", "\r\n", ",", "\u0800").ArrayOf()
             from encoding in Gen.Elements("utf-8", "utf-16", "utf-16BE")
             from size in Gen.Elements<(int Repeats, int Block)>((1, 1), (1, 3), (10_000, 997), (10_000, 70_000))
             select (Text: string.Concat(Enumerable.Repeat("x" + string.Concat(parts), size.Repeats)), encoding, size.Block)).ToArbitrary(),
            given => CopyAsync(Encode(given.Text, given.encoding), blockBytes: given.Block).GetAwaiter().GetResult().Copy
                .AsSpan().SequenceEqual(CsvFile.Bytes(given.Text))));

    [Theory]
    [InlineData(0xD800, 'x')]
    [InlineData(0xDC00, 'x')]
    [InlineData(0xD83D, 0xD83D)]
    public async Task CopyAsUtf8Async_LoneSurrogate_MakesItsRowFail(int unit, int next)
    {
        var text = $"content\na{(char)unit}{(char)next}\nb\n";
        byte[] file = [0xFF, 0xFE, .. System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan())];
        var (_, copy) = await CopyAsync(file);
        var records = await CsvFile.ReadAsync(copy);
        Assert.Equal(["cell 1 is not UTF-8; save the file as UTF-8", null], records.Select(record => record.Failure));
    }

    [Fact]
    public async Task CopyAsUtf8Async_HalfACharacterAtTheEnd_MakesItsRowFail()
    {
        var (_, copy) = await CopyAsync([.. Encode("content\na\nb", "utf-16"), 0x41]);
        var records = await CsvFile.ReadAsync(copy);
        Assert.Equal([null, "cell 1 is not UTF-8; save the file as UTF-8"], records.Select(record => record.Failure));
    }

    public static TheoryData<byte[], string> WhatIsNotCsv => new()
    {
        { CsvFile.Bytes(" \n<!DOCTYPE html><p>content,tags"), "an HTML page" },
        { CsvFile.Bytes("\uFEFF<HTML lang=fa>"), "an HTML page" },
        { Encode("<html>", "utf-16BE"), "an HTML page" },
        { [.. "PK\x03\x04"u8, 1, 2, 3], "an Excel workbook" },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "an old Excel workbook" },
        { CsvFile.Bytes("%PDF-1.7\n"), "a PDF" },
        { Gzip(Text), "compressed with gzip" },
        { CsvFile.Bytes("content\na\0b"), "binary" },
        { Encoding.Unicode.GetBytes(Text), "UTF-16 without a byte order mark" },
    };

    [Theory]
    [MemberData(nameof(WhatIsNotCsv), DisableDiscoveryEnumeration = true)]
    public async Task CopyAsUtf8Async_NotCsv_SaysWhatItIs(byte[] file, string words)
    {
        var (staged, copy) = await CopyAsync(file, blockBytes: 3);
        Assert.Equal((ErrorKind.Unprocessable, "not-csv"), (staged.Error?.Kind, staged.Error?.Code));
        Assert.Contains(words, staged.Error!.Detail, StringComparison.Ordinal);
        Assert.Empty(copy);
    }

    [Fact]
    public async Task CopyAsUtf8Async_EndlessSource_StopsAtTheLimit()
    {
        using var source = new RepeatedStream(CsvFile.Bytes("content\n"), CsvFile.Bytes("a\n"), 1L << 40, []);
        var staged = await CsvStaging.CopyAsUtf8Async(source, Stream.Null, 1_000_000, TestContext.Current.CancellationToken);
        Assert.Equal(ErrorKind.TooLarge, staged.Error?.Kind);
        Assert.Contains("1,000,000 bytes", staged.Error!.Detail, StringComparison.Ordinal);
        Assert.InRange(source.Position, 1_000_000, 1_100_000);
    }

    [Fact]
    public async Task CopyAsUtf8Async_ExactlyTheLimit_IsTaken()
    {
        var (staged, _) = await CopyAsync(CsvFile.Bytes(Text), maximumBytes: CsvFile.Bytes(Text).Length);
        Assert.True(staged.IsSuccess);
    }

    private static async Task<(Result<StagedCsv> Staged, byte[] Copy)> CopyAsync(byte[] file, long maximumBytes = 1 << 30, int blockBytes = int.MaxValue)
    {
        using var source = new TrickleStream(file, blockBytes);
        using var copy = new MemoryStream();
        var staged = await CsvStaging.CopyAsUtf8Async(source, copy, maximumBytes, TestContext.Current.CancellationToken);
        return (staged, copy.ToArray());
    }

    private static byte[] Encode(string text, string encoding)
    {
        var found = Encoding.GetEncoding(encoding);
        return [.. found.GetPreamble(), .. found.GetBytes(text)];
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}

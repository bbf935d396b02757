namespace Kashf.Media.Images.Headers;

/// <summary>
/// The first directory of a TIFF structure, which EXIF is as well. See TIFF 6.0, section 2: "Image File Directory".
/// </summary>
internal readonly ref struct TiffDirectory
{
    private const int EntryBytes = 12;

    private readonly HeaderBytes bytes;
    private readonly long start;
    private readonly int count;

    private TiffDirectory(HeaderBytes bytes)
    {
        this.bytes = bytes;
        var directory = bytes.U32(4);
        start = directory + sizeof(ushort);
        // No more than have room: a count of its own would let many small blocks cost as much as large ones.
        count = (int)Math.Min(bytes.U16(directory), Math.Max(0, (bytes.Length - start) / EntryBytes));
    }

    /// <summary>Whether a TIFF structure begins here; all tags are 0 where none does.</summary>
    public bool IsValid => count > 0;

    public static TiffDirectory Open(ReadOnlySpan<byte> tiff)
    {
        if (tiff.StartsWith("II*\0"u8))
            return new(new HeaderBytes(tiff, bigEndian: false));
        return tiff.StartsWith("MM\0*"u8) ? new(new HeaderBytes(tiff, bigEndian: true)) : default;
    }

    /// <returns>The tag's first value if it is a whole number; 0 where there is none.</returns>
    public long Value(int tag)
    {
        for (var i = 0; i < count; i++)
        {
            var entry = start + (long)i * EntryBytes;
            if (bytes.U16(entry) == tag)
                return Value(entry);
        }

        return 0;
    }

    public int Orientation() => Value(TiffTags.Orientation) is >= 1 and <= 8 and var orientation ? (int)orientation : 1;

    private long Value(long entry) => bytes.U16(entry + 2) switch
    {
        1 => bytes.U8(entry + 8),
        3 => bytes.U32(entry + 4) > 2 ? bytes.U16(bytes.U32(entry + 8)) : bytes.U16(entry + 8),
        4 => bytes.U32(entry + 4) > 1 ? bytes.U32(bytes.U32(entry + 8)) : bytes.U32(entry + 8),
        _ => 0,
    };
}

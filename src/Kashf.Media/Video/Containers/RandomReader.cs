using Microsoft.Win32.SafeHandles;

namespace Kashf.Media.Video.Containers;

/// <summary>Reads pieces of a file from anywhere.</summary>
internal sealed class RandomReader(SafeFileHandle file)
{
    public long Length { get; } = RandomAccess.GetLength(file);

    /// <returns>Fewer bytes where the file ends, none behind its end.</returns>
    public async Task<byte[]> ReadAsync(long at, int bytes, CancellationToken cancellation)
    {
        var read = new byte[(int)Math.Clamp(Length - at, 0, bytes)];
        var length = 0;
        while (length < read.Length && await RandomAccess.ReadAsync(file, read.AsMemory(length), at + length, cancellation) is > 0 and var more)
            length += more;
        return read[..length];
    }
}

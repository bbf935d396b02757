using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Kashf.Core.Learning;

/// <summary>Reads what <see cref="ModelWriter"/> wrote, never more memory at once than the stream has filled.</summary>
/// <param name="source">Read up to the end of the model.</param>
/// <param name="kind">What errors call the model, e.g. <c>text model</c>.</param>
internal sealed class ModelReader(Stream source, string kind)
{
    private const int MostAtOnce = 1 << 16;

    private ulong sum = ModelChecksum.Start;

    /// <returns>The version.</returns>
    /// <exception cref="InvalidDataException">The stream begins otherwise, or holds another version.</exception>
    public int ExpectHeader(uint magic, params ReadOnlySpan<int> versions)
    {
        if (Take<uint>(1)[0] != magic)
            throw new InvalidDataException($"The bytes are not a {kind}.");
        var version = Take<int>(1)[0];
        return versions.Contains(version)
            ? version
            : throw new InvalidDataException($"The {kind} has a version that this program does not know.");
    }

    /// <exception cref="InvalidDataException">The model ends before.</exception>
    public T[] Take<T>(int count)
        where T : unmanaged
    {
        var bytes = ReadBytes(checked(count * Unsafe.SizeOf<T>()));
        sum = ModelChecksum.Of(bytes, sum);
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }

    /// <param name="mostLength">The most characters that it may have.</param>
    public string TakeText(int mostLength)
    {
        var length = Take<int>(1)[0];
        Require(length >= 0 && length <= mostLength);
        return Encoding.ASCII.GetString(Take<byte>(length));
    }

    /// <summary>What the sizes that were read must fulfil before anything of those sizes is read.</summary>
    public void Require(bool isPossible)
    {
        if (!isPossible)
            throw new InvalidDataException($"The {kind} is damaged: impossible sizes.");
    }

    /// <exception cref="InvalidDataException">The checksum differs.</exception>
    public void ExpectChecksum()
    {
        var expected = sum;
        if (Take<ulong>(1)[0] != expected)
            throw new InvalidDataException($"The {kind} is damaged: its checksum differs.");
    }

    private byte[] ReadBytes(int count)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[Math.Min(count, MostAtOnce)];
        while (bytes.Length < count)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count - bytes.Length));
            if (read == 0)
                throw new InvalidDataException($"The {kind} ends too early.");
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }
}

using System.Runtime.InteropServices;
using System.Text;

namespace Kashf.Core.Learning;

/// <summary>A model as bytes, little-endian; at the end a checksum of all before it.</summary>
internal sealed class ModelWriter : IDisposable
{
    private readonly MemoryStream body = new();

    public void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged => body.Write(MemoryMarshal.AsBytes(values));

    /// <summary>A text of ASCII characters, its length in front.</summary>
    public void AddText(string text)
    {
        Add<int>([text.Length]);
        Add<byte>(Encoding.ASCII.GetBytes(text));
    }

    public void CopyTo(Stream destination)
    {
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        destination.Write(bytes);
        destination.Write(MemoryMarshal.AsBytes<ulong>([ModelChecksum.Of(bytes)]));
    }

    public void Dispose() => body.Dispose();
}

using System.Buffers;

namespace Kashf.Core.Text;

/// <summary>A character buffer lent by the shared pool.</summary>
internal readonly ref struct PooledCharacters(int length)
{
    private readonly char[] rented = ArrayPool<char>.Shared.Rent(length);

    public Span<char> Span => rented;

    public void Dispose() => ArrayPool<char>.Shared.Return(rented);
}

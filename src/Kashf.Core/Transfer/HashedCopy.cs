using System.Security.Cryptography;

namespace Kashf.Core.Transfer;

/// <summary>Writes to a stream, counting and hashing what passes.</summary>
internal sealed class HashedCopy(Stream destination) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Bytes { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        hash.AppendData(bytes.Span);
        Bytes += bytes.Length;
        await destination.WriteAsync(bytes, cancellation);
    }

    public StagedCsv Finish() => new(Bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));

    public void Dispose() => hash.Dispose();
}

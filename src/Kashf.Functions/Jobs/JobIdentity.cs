using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Jobs;

/// <summary>The instance id of a job: equal requests of one account to one endpoint have the same.</summary>
internal static class JobIdentity
{
    private const int HashBytes = 16;

    /// <param name="request">The request as read, so that order, spaces and defaults make no difference.</param>
    public static string Of<TRequest>(long accountId, string endpoint, TRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> account = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(account, accountId);
        hash.AppendData(account);
        hash.AppendData(Encoding.UTF8.GetBytes(endpoint + "\n"));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Options));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, HashBytes));
    }
}

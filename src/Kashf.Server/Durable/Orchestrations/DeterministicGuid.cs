using System.Security.Cryptography;
using System.Text;

namespace Kashf.Server.Durable.Orchestrations;

internal static class DeterministicGuid
{
    /// <summary>A name-based id (RFC 9562, version 8) of an execution's n-th request for one.</summary>
    public static Guid Create(string instanceId, long execution, int number)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{instanceId}\n{execution}\n{number}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}

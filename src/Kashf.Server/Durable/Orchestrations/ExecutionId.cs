using System.Security.Cryptography;

namespace Kashf.Server.Durable.Orchestrations;

internal static class ExecutionId
{
    /// <summary>A random positive number of 63 bits, so that journals of replaced executions can never be taken for new ones.</summary>
    public static long Create()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToInt64(bytes) & long.MaxValue;
    }
}

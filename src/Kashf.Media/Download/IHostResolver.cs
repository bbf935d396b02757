using System.Net;

namespace Kashf.Media.Download;

/// <summary>Finds the addresses of a host.</summary>
internal interface IHostResolver
{
    /// <returns>None where there is no such host.</returns>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation);
}

using System.Net;

namespace Kashf.Media.Download;

/// <summary>Opens connections.</summary>
internal interface IDialer
{
    /// <summary>Connects to the first of the addresses that answers, and to no other.</summary>
    Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation);
}

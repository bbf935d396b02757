using Kashf.Core.Results;

namespace Kashf.Functions.Images;

/// <summary>
/// Hosts that let one download of an account after another run out of time: for some minutes it gets nothing from there any
/// more, so that a long list of dead addresses does not hold up everybody's images.
/// </summary>
public sealed class SlowHosts(TimeProvider time)
{
    private const int MostInVain = 3;
    private const int MostHosts = 10_000;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<(long AccountId, string Host), (int InVain, long Last)> hosts = [];

    /// <returns>Why nothing is fetched from there; null where it may be.</returns>
    public Error? Refuse(long accountId, Uri url)
    {
        lock (gate)
            return InVain((accountId, url.Authority)) >= MostInVain ? ImageRefusals.SlowHost(url) : null;
    }

    /// <param name="isInVain">Whether a download ran out of time; any other shows that the host answers.</param>
    public void Tell(long accountId, Uri url, bool isInVain)
    {
        var host = (accountId, url.Authority);
        lock (gate)
        {
            if (!isInVain)
            {
                hosts.Remove(host);
                return;
            }

            var before = InVain(host);
            // Forgetting costs a few more downloads in vain; a list without end costs memory.
            if (hosts.Count >= MostHosts)
                hosts.Clear();
            hosts[host] = (before + 1, time.GetTimestamp());
        }
    }

    private int InVain((long AccountId, string Host) host) =>
        hosts.TryGetValue(host, out var known) && time.GetElapsedTime(known.Last) < Rest ? known.InVain : 0;
}

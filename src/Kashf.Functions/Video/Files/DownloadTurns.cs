namespace Kashf.Functions.Video.Files;

/// <summary>Who may download now: so many in all, and fewer for each account, so that slow addresses of one don't hold up the others.</summary>
internal sealed class DownloadTurns(int inAll, int perAccount)
{
    private readonly Lock taking = new();
    private readonly Dictionary<long, int> taken = [];

    /// <returns>To be disposed of, once; null where there is no turn now.</returns>
    public IDisposable? TryBegin(long accountId)
    {
        lock (taking)
        {
            var own = taken.GetValueOrDefault(accountId);
            if (own >= perAccount || taken.Values.Sum() >= inAll)
                return null;
            taken[accountId] = own + 1;
            return new Turn(this, accountId);
        }
    }

    private void End(long accountId)
    {
        lock (taking)
        {
            if (--taken[accountId] == 0)
                taken.Remove(accountId);
        }
    }

    private sealed class Turn(DownloadTurns turns, long accountId) : IDisposable
    {
        public void Dispose() => turns.End(accountId);
    }
}

using System.Threading.Channels;

namespace Kashf.Storage.Local.Deletion;

/// <summary>Wakes the purge: something was deleted.</summary>
internal sealed class PurgeSignal
{
    private readonly Channel<bool> raised =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => raised.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellation) => await raised.Reader.ReadAsync(cancellation);
}

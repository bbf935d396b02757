namespace Kashf.Core.Text;

/// <summary>The distinct n-grams of some texts with their number of occurrences, text after text.</summary>
internal sealed class GramCounts
{
    public List<int> Starts { get; } = [0];

    public uint[] Hashes { get; private set; } = [];

    public byte[] Occurrences { get; private set; } = [];

    public int Count { get; private set; }

    public void AddText(GramBag bag)
    {
        EnsureRoom(bag.Count);
        bag.CopyTo(Hashes.AsSpan(Count), Occurrences.AsSpan(Count));
        Count += bag.Count;
        Starts.Add(Count);
    }

    private void EnsureRoom(int more)
    {
        if (Count + more <= Hashes.Length)
            return;
        var capacity = Math.Max(Count + more, Math.Max(4096, Hashes.Length + (Hashes.Length / 2)));
        var hashes = new uint[capacity];
        var occurrences = new byte[capacity];
        Hashes.AsSpan(0, Count).CopyTo(hashes);
        Occurrences.AsSpan(0, Count).CopyTo(occurrences);
        (Hashes, Occurrences) = (hashes, occurrences);
    }
}

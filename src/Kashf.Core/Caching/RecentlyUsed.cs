using System.Diagnostics.CodeAnalysis;

namespace Kashf.Core.Caching;

/// <summary>Values in memory up to a size; the least recently used make room, but the latest one always stays.</summary>
/// <param name="limit">Of all sizes together.</param>
/// <param name="sizeOf">The size of a value.</param>
internal sealed class RecentlyUsed<TKey, TValue>(Func<long> limit, Func<TValue, long> sizeOf)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock gate = new();
    private readonly LinkedList<KeyValuePair<TKey, TValue>> recent = new();
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> nodes = [];
    private long size;

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        lock (gate)
        {
            value = null;
            if (!nodes.TryGetValue(key, out var node))
                return false;
            recent.Remove(node);
            recent.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Keeps the value, where there is none of this key.</summary>
    public void Add(TKey key, TValue value)
    {
        lock (gate)
        {
            if (nodes.ContainsKey(key))
                return;
            nodes[key] = recent.AddFirst(KeyValuePair.Create(key, value));
            size += sizeOf(value);
            while (size > limit() && recent.Count > 1)
                Forget(recent.Last!);
        }
    }

    private void Forget(LinkedListNode<KeyValuePair<TKey, TValue>> node)
    {
        recent.Remove(node);
        nodes.Remove(node.Value.Key);
        size -= sizeOf(node.Value.Value);
    }
}

using System.Diagnostics.CodeAnalysis;

namespace TrackStore.Artwork.Previews;

/// <summary>Remembers values by key within a limit, and forgets the least recently used first. Thread-safe.</summary>
/// <typeparam name="TValue">The values.</typeparam>
/// <param name="limit">The limit on the sum of the weights. A value that weighs more is not remembered.</param>
internal sealed class RecentMap<TValue>(long limit)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, TValue Value, long Weight)>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, TValue Value, long Weight)> _order = new();
    private long _total;

    /// <summary>Finds a value and makes it the most recently used.</summary>
    public bool TryGet(string key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_gate)
        {
            value = default;
            if (!_nodes.TryGetValue(key, out LinkedListNode<(string Key, TValue Value, long Weight)>? node))
                return false;
            _order.Remove(node);
            _order.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Remembers a value in place of the previous one.</summary>
    public void Set(string key, TValue value, long weight)
    {
        lock (_gate)
        {
            Remove(key);
            if (weight > limit)
                return;
            _nodes.Add(key, _order.AddFirst((key, value, weight)));
            _total += weight;
            Trim(limit);
        }
    }

    /// <summary>Forgets a value.</summary>
    public void Remove(string key)
    {
        lock (_gate)
        {
            if (!_nodes.Remove(key, out LinkedListNode<(string Key, TValue Value, long Weight)>? node))
                return;
            _order.Remove(node);
            _total -= node.Value.Weight;
        }
    }

    /// <summary>Forgets the least recently used values until the rest weighs no more than a number.</summary>
    public void Trim(long weight)
    {
        lock (_gate)
        {
            while (_total > weight)
                Remove(_order.Last!.Value.Key);
        }
    }
}

using System.Diagnostics.CodeAnalysis;

namespace TrackStore.Presentation.Lists;

/// <summary>The rows of a list in memory: blocks of one size, the latest used ones, and the cursors met on the way.</summary>
/// <typeparam name="TItem">The rows.</typeparam>
internal sealed class RowBlocks<TItem>
    where TItem : class
{
    public const int Size = 120;
    private const int Kept = 40;

    private readonly Dictionary<int, IReadOnlyList<TItem>> _blocks = [];

    // The least recently used one first.
    private readonly LinkedList<int> _order = [];
    private readonly SortedList<int, string?> _cursors = new() { [0] = null };

    public IEnumerable<KeyValuePair<int, IReadOnlyList<TItem>>> All => _blocks;

    public static int BlockOf(int index) => index / Size;

    public bool Contains(int block) => _blocks.ContainsKey(block);

    public TItem? TryGet(int index)
        => index >= 0 && _blocks.TryGetValue(BlockOf(index), out IReadOnlyList<TItem>? rows) && index % Size < rows.Count
            ? rows[index % Size]
            : null;

    /// <summary>Marks a block as used.</summary>
    public bool Touch(int block)
    {
        if (!_blocks.ContainsKey(block))
            return false;
        _order.Remove(block);
        _order.AddLast(block);
        return true;
    }

    public void Put(int block, IReadOnlyList<TItem> rows, string? nextCursor)
    {
        _order.Remove(block);
        _order.AddLast(block);
        _blocks[block] = rows;
        if (nextCursor is not null)
            _cursors[block + 1] = nextCursor;
        while (_order.Count > Kept)
        {
            _blocks.Remove(_order.First!.Value);
            _order.RemoveFirst();
        }
    }

    public void Remove(int block)
    {
        _blocks.Remove(block);
        _order.Remove(block);
    }

    /// <summary>Finds where to start reading a block: at the nearest cursor before it.</summary>
    public (string? Cursor, int Skip) StartOf(int block)
    {
        int low = 0;
        int high = _cursors.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_cursors.Keys[middle] <= block)
                low = middle;
            else
                high = middle - 1;
        }

        return (_cursors.Values[low], (block - _cursors.Keys[low]) * Size);
    }

    public bool TryFind(Func<TItem, bool> isWanted, [NotNullWhen(true)] out int? index)
    {
        foreach ((int block, IReadOnlyList<TItem> rows) in _blocks)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                if (isWanted(rows[i]))
                {
                    index = (block * Size) + i;
                    return true;
                }
            }
        }

        index = null;
        return false;
    }
}

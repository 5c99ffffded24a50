using System.Runtime.InteropServices;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans;

/// <summary>
/// Finds the rows of a <see cref="RowSet{TRow, TKey}"/> by the value of one column, by which they are also read from the database.
/// </summary>
/// <typeparam name="TRow">The entity.</typeparam>
/// <param name="column">The column.</param>
/// <param name="isNew">Tells whether a value is an id of this write, to which no stored row can refer.</param>
/// <param name="limit">The most rows to read for a value, those with the lowest ids; null for all.</param>
/// <param name="range">A number by which rows may be left out; see <see cref="WantInRange"/>.</param>
/// <param name="fingerprint">The fingerprint of the texts that <see cref="Expect"/> is about, or null.</param>
internal sealed class RowIndex<TRow>(
    ColumnMap<TRow> column,
    Func<SqlValue, bool> isNew,
    int? limit = null,
    ColumnMap<TRow>? range = null,
    RowFingerprint<TRow>? fingerprint = null)
    where TRow : class
{
    private readonly Dictionary<SqlValue, List<RowSlot<TRow>>> _slots = [];
    private readonly HashSet<SqlValue> _read = [];
    private readonly HashSet<SqlValue> _missing = [];
    private Dictionary<SqlValue, TRow>? _expected;
    private Dictionary<SqlValue, List<ValueRange>>? _ranges;

    public ColumnMap<TRow> Column => column;

    /// <summary>Gets the number by which rows may be left out, or null.</summary>
    public ColumnMap<TRow>? Range => range;

    public int? Limit => limit;

    public bool HasMissing => _missing.Count > 0;

    /// <summary>
    /// Returns the rows with a value, as the plan leaves them. If the value has not been read yet, it is noted as missing, and the plan has
    /// to be made again after it was read.
    /// </summary>
    public IReadOnlyList<TRow> Find(SqlValue value)
    {
        Want(value);
        return Known(value);
    }

    /// <summary>Returns the rows with a value as far as they are known, without reading others.</summary>
    public IReadOnlyList<TRow> Known(SqlValue value)
    {
        if (!_slots.TryGetValue(value, out List<RowSlot<TRow>>? slots))
            return [];
        List<TRow>? found = null;
        foreach (RowSlot<TRow> slot in slots)
        {
            if (slot.Current is { } row && column.Get(row).Equals(value))
                (found ??= new List<TRow>(slots.Count)).Add(row);
        }

        return found ?? (IReadOnlyList<TRow>)[];
    }

    /// <summary>Returns the only row with a value that is unique, or null.</summary>
    public TRow? FindOne(SqlValue value)
    {
        Want(value);
        if (_slots.TryGetValue(value, out List<RowSlot<TRow>>? slots))
        {
            foreach (RowSlot<TRow> slot in slots)
            {
                if (slot.Current is { } row && column.Get(row).Equals(value))
                    return row;
            }
        }

        return null;
    }

    /// <summary>Notes that the rows with a value are needed, so that they are read together with others.</summary>
    public void Want(SqlValue value)
    {
        // Only a part of the rows was needed until now.
        if (_ranges?.Remove(value) == true)
            _read.Remove(value);
        if (!_read.Contains(value) && !isNew(value))
            _missing.Add(value);
    }

    /// <summary>
    /// Does the same, and allows rows to be left out whose number is positive and outside of a range, because most rows with the value are.
    /// Use <see cref="Known"/> for what was read.
    /// </summary>
    public void WantInRange(SqlValue value, long min, long max)
    {
        if (isNew(value))
            return;
        _ranges ??= [];
        if (!_ranges.TryGetValue(value, out List<ValueRange>? ranges))
        {
            if (_read.Contains(value) || !_missing.Add(value))
                return;
            _ranges.Add(value, ranges = []);
        }

        var wanted = new ValueRange(value, min, max);
        if (ranges.Contains(wanted))
            return;
        ranges.Add(wanted);
        _read.Remove(value);
        _missing.Add(value);
    }

    /// <summary>Tells whether the rows with a value are known, because they were read or can't exist yet.</summary>
    public bool IsRead(SqlValue value) => _read.Contains(value) || isNew(value);

    /// <summary>Names a row whose texts a stored row probably equals. Equal texts are not read again into new strings.</summary>
    public void Expect(SqlValue value, TRow row) => (_expected ??= [])[value] = row;

    public bool HasExpected => _expected is not null;

    /// <summary>Gets the fingerprint that a reader may read instead of expected texts, or null.</summary>
    public RowFingerprint<TRow>? Fingerprint => fingerprint;

    public TRow? Expected(SqlValue value) => _expected?.GetValueOrDefault(value);

    /// <summary>Returns the values that are missing, and the ranges of those whose rows may be left out; treats them as read.</summary>
    public (IReadOnlyList<SqlValue> Values, IReadOnlyList<ValueRange> Ranges) TakeMissing()
    {
        var values = new List<SqlValue>(_missing.Count);
        List<ValueRange>? ranges = null;
        foreach (SqlValue value in _missing)
        {
            if (_ranges?.TryGetValue(value, out List<ValueRange>? wanted) == true)
                (ranges ??= []).AddRange(wanted);
            else
                values.Add(value);
        }

        _read.UnionWith(_missing);
        _missing.Clear();
        return (values, ranges ?? (IReadOnlyList<ValueRange>)[]);
    }

    public void Add(RowSlot<TRow> slot, TRow row) => SlotsOf(row).Add(slot);

    public void Remove(RowSlot<TRow> slot, TRow row) => SlotsOf(row).Remove(slot);

    /// <summary>Makes a slot found by the value of a changed row, too.</summary>
    public void Change(RowSlot<TRow> slot, TRow before, TRow after)
    {
        if (column.Get(before).Equals(column.Get(after)))
            return;
        List<RowSlot<TRow>> slots = SlotsOf(after);
        if (!slots.Contains(slot))
            slots.Add(slot);
    }

    private List<RowSlot<TRow>> SlotsOf(TRow row)
    {
        ref List<RowSlot<TRow>>? slots = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, column.Get(row), out _);
        return slots ??= [];
    }
}

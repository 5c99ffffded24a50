using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans;

/// <summary>
/// The part of a table that a write has read, together with what it plans to change. Planners see their own changes. Rows are never changed
/// in place: <see cref="Put"/> takes a changed copy.
/// </summary>
/// <typeparam name="TRow">The entity.</typeparam>
/// <typeparam name="TKey">The type of the table's key.</typeparam>
/// <param name="table">The table.</param>
/// <param name="keyOf">Returns a row's key.</param>
internal class RowSet<TRow, TKey>(TableMap<TRow> table, Func<TRow, TKey> keyOf) : IRowSet
    where TRow : class
    where TKey : notnull
{
    private readonly Dictionary<TKey, RowSlot<TRow>> _slots = [];
    private readonly List<RowSlot<TRow>> _planned = [];
    private readonly List<RowIndex<TRow>> _indexes = [];
    private readonly List<RowChanges<TRow>> _blind = [];

    public TableMap<TRow> Table => table;

    public bool HasMissing => _indexes.Exists(index => index.HasMissing);

    /// <summary>Adds an index over a column.</summary>
    protected RowIndex<TRow> IndexBy(
        string property,
        Func<SqlValue, bool>? isNew = null,
        int? limit = null,
        string? range = null,
        RowFingerprint<TRow>? fingerprint = null)
    {
        var index = new RowIndex<TRow>(
            (ColumnMap<TRow>)table.Column(property),
            isNew ?? (static _ => false),
            limit,
            range is null ? null : (ColumnMap<TRow>)table.Column(range),
            fingerprint);
        _indexes.Add(index);
        return index;
    }

    /// <summary>Returns the row with a key. It is read only if no other index has found it.</summary>
    protected TRow? FindByKey(TKey key, RowIndex<TRow> index, SqlValue value)
        => _slots.TryGetValue(key, out RowSlot<TRow>? slot) ? slot.Current : index.FindOne(value);

    /// <summary>Returns the row with the key of another one, or null when there is none.</summary>
    public TRow? FindAlike(TRow row)
    {
        RowIndex<TRow> index = _indexes[0];
        TKey key = keyOf(row);
        return index.Find(index.Column.Get(row)).FirstOrDefault(other => keyOf(other).Equals(key));
    }

    /// <summary>Adds a row, or replaces the row with the same key.</summary>
    public void Put(TRow row)
    {
        ref RowSlot<TRow>? slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, keyOf(row), out _);
        slot ??= new RowSlot<TRow>();
        TRow? before = slot.Current;
        if (!slot.IsPlanned)
            _planned.Add(slot);
        (slot.Planned, slot.IsPlanned) = (row, true);
        foreach (RowIndex<TRow> index in _indexes)
        {
            if (before is not null)
                index.Change(slot, before, row);
            else if (slot.Stored is { } stored)
                index.Change(slot, stored, row);
            else
                index.Add(slot, row);
        }
    }

    /// <summary>Deletes a row.</summary>
    public void Remove(TRow row)
    {
        RowSlot<TRow> slot = _slots[keyOf(row)];
        if (slot is { Stored: null, Planned: { } added })
        {
            foreach (RowIndex<TRow> index in _indexes)
                index.Remove(slot, added);
            _planned.Remove(slot);
            _slots.Remove(keyOf(row));
            return;
        }

        if (!slot.IsPlanned)
            _planned.Add(slot);
        (slot.Planned, slot.IsPlanned) = (null, true);
    }

    /// <summary>Sets the same values of rows that need not be read.</summary>
    /// <param name="rows">The rows, with their keys and the values.</param>
    /// <param name="columns">The columns with the values.</param>
    public void Set(IReadOnlyList<TRow> rows, ulong columns)
    {
        if (rows.Count > 0)
            _blind.Add(new RowChanges<TRow>(table, RowChangeKind.UpdateAlike, rows, columns));
    }

    public async Task ReadMissingAsync(DbContext context, IRowReader reader, CancellationToken cancellationToken)
    {
        foreach (RowIndex<TRow> index in _indexes)
        {
            if (!index.HasMissing)
                continue;
            (IReadOnlyList<SqlValue> values, IReadOnlyList<ValueRange> ranges) = index.TakeMissing();
            if (values.Count > 0)
                AddStored(await reader.ReadAsync(context, table, index, values, cancellationToken).ConfigureAwait(false));
            if (ranges.Count > 0)
                AddStored(await reader.ReadAsync(context, table, index, ranges, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Adds a row as it is stored.</summary>
    public void AddStored(TRow row)
    {
        ref RowSlot<TRow>? slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, keyOf(row), out bool isKnown);
        if (isKnown)
            return;
        slot = new RowSlot<TRow> { Stored = row };
        foreach (RowIndex<TRow> index in _indexes)
            index.Add(slot, row);
    }

    /// <summary>Forgets a row that a set-based statement has deleted.</summary>
    public void Forget(TKey key)
    {
        if (!_slots.Remove(key, out RowSlot<TRow>? slot) || slot.Stored is not { } gone)
            return;
        foreach (RowIndex<TRow> index in _indexes)
            index.Remove(slot, gone);
    }

    public void Reset()
    {
        foreach (RowSlot<TRow> slot in _planned)
        {
            if (slot.Stored is null && slot.Planned is { } added)
            {
                foreach (RowIndex<TRow> index in _indexes)
                    index.Remove(slot, added);
                _slots.Remove(keyOf(added));
            }

            (slot.Planned, slot.IsPlanned) = (null, false);
        }

        _planned.Clear();
        _blind.Clear();
    }

    public void AddTo(ChangePlan plan)
    {
        List<TRow>? inserted = null;
        List<TRow>? deleted = null;
        List<(ulong Columns, TRow Row)>? updated = null;
        foreach (RowSlot<TRow> slot in _planned)
        {
            if (slot.Stored is not { } stored)
                (inserted ??= []).Add(slot.Planned!);
            else if (slot.Planned is not { } row)
                (deleted ??= []).Add(stored);
            else if (!ReferenceEquals(stored, row) && table.Differences(stored, row) is not 0 and var columns)
                (updated ??= []).Add((columns, row));
        }

        if (deleted is not null)
            plan.Add(new RowChanges<TRow>(table, RowChangeKind.Delete, deleted, table.KeyColumns));
        if (updated is not null)
        {
            foreach (IGrouping<(int Order, ulong Columns), TRow> same in updated
                .GroupBy(change => (UpdateOrder.Of(change.Row), change.Columns), change => change.Row)
                .OrderBy(group => group.Key.Item1))
            {
                plan.Add(new RowChanges<TRow>(table, RowChangeKind.Update, [.. same], same.Key.Columns));
            }
        }

        if (inserted is not null)
            plan.Add(new RowChanges<TRow>(table, RowChangeKind.Insert, inserted, table.AllColumns));
        foreach (RowChanges<TRow> changes in _blind)
            plan.Add(changes);
    }

    private void AddStored(IReadOnlyList<TRow> rows)
    {
        foreach (TRow row in rows)
            AddStored(row);
    }

    public void VisitPlan(IPlannedRowVisitor visitor)
    {
        foreach (RowSlot<TRow> slot in _planned)
        {
            if (slot.Stored is null || slot.Planned is null || table.Differences(slot.Stored, slot.Planned) != 0)
                visitor.Visit(table, slot.Stored, slot.Planned);
        }
    }

    public void Accept(IRowSetVisitor visitor) => visitor.Visit(this);

    public void Accept()
    {
        foreach (RowSlot<TRow> slot in _planned)
        {
            if (slot.Planned is null && slot.Stored is { } gone)
            {
                foreach (RowIndex<TRow> index in _indexes)
                    index.Remove(slot, gone);
                _slots.Remove(keyOf(gone));
            }

            (slot.Stored, slot.Planned, slot.IsPlanned) = (slot.Planned, null, false);
        }

        _planned.Clear();
        _blind.Clear();
    }
}

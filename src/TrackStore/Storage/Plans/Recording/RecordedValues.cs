using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans.Recording;

/// <summary>The values of some columns of a row.</summary>
/// <param name="Columns">The properties, the same list for all rows that were recorded alike.</param>
/// <param name="Values">The values, in the order of the columns.</param>
internal sealed record RecordedValues(IReadOnlyList<string> Columns, SqlValue[] Values)
{
    /// <summary>Returns the value of a property, or null when it was not recorded.</summary>
    public SqlValue? Find(string property) => IndexOf(property) is >= 0 and int i ? Values[i] : default(SqlValue?);

    /// <summary>Returns the columns that were recorded. A column that the table no longer has is left out.</summary>
    public ulong ColumnsOf<TRow>(TableMap<TRow> table)
        where TRow : class
    {
        ulong recorded = 0;
        for (int ordinal = 0; ordinal < table.Columns.Count; ordinal++)
        {
            if (IndexOf(table.Columns[ordinal].Property) >= 0)
                recorded |= table.Columns[ordinal].Bit;
        }

        return recorded;
    }

    /// <summary>Sets columns of a row.</summary>
    public TRow ReadInto<TRow>(TableMap<TRow> table, TRow row, ulong columns)
        where TRow : class
    {
        for (int ordinal = 0; ordinal < table.Columns.Count; ordinal++)
        {
            ColumnMap<TRow> column = table.Columns[ordinal];
            if ((columns & column.Bit) != 0)
                column.Read(row, new ValueRow(Values[IndexOf(column.Property)]), 0, null);
        }

        return row;
    }

    /// <summary>Returns a copy of a row, without the rows that it refers to.</summary>
    public static TRow Copy<TRow>(TableMap<TRow> table, TRow row)
        where TRow : class
    {
        TRow copy = TableMap<TRow>.NewRow();
        foreach (ColumnMap<TRow> column in table.Columns)
            column.Read(copy, new ValueRow(column.Get(row)), 0, null);
        return copy;
    }

    private int IndexOf(string property)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == property)
                return i;
        }

        return -1;
    }

    /// <summary>A result with a single value.</summary>
    private sealed class ValueRow(SqlValue value) : SqlRow
    {
        public override bool IsNull(int column) => value.Kind == SqlValueKind.Null;

        public override long Integer(int column) => value.Integer;

        public override bool Boolean(int column) => value.Integer != 0;

        public override double Real(int column) => value.Real;

        public override string Text(int column) => value.Text;

        public override byte[] Bytes(int column) => value.Bytes;

        public override DateTime Time(int column) => value.Time;

        public override string? TextOrNull(int column, string? expected) => IsNull(column) ? null : value.Text;
    }
}

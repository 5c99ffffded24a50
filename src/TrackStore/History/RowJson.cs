using System.Globalization;
using System.Text.Json;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.History;

/// <summary>Writes columns of a row as a JSON object with a property per column, and reads them.</summary>
internal static class RowJson
{
    public static void Write<TRow>(Utf8JsonWriter writer, TableMap<TRow> table, TRow row, ulong columns)
        where TRow : class
    {
        writer.WriteStartObject();
        foreach (int ordinal in TableMap.Ordinals(columns))
        {
            ColumnMap<TRow> column = table.Columns[ordinal];
            writer.WritePropertyName(column.Property);
            Write(writer, column.Get(row));
        }

        writer.WriteEndObject();
    }

    /// <summary>Returns the columns that an object has. A column that the table no longer has is left out.</summary>
    public static ulong ColumnsOf<TRow>(TableMap<TRow> table, JsonElement json)
        where TRow : class
        => table.Columns.Where(column => json.TryGetProperty(column.Property, out _)).Aggregate(0UL, (set, column) => set | column.Bit);

    /// <summary>Sets the columns of a row that an object has.</summary>
    public static TRow Read<TRow>(TableMap<TRow> table, JsonElement json, TRow row, ulong columns)
        where TRow : class
    {
        foreach (int ordinal in TableMap.Ordinals(columns))
        {
            ColumnMap<TRow> column = table.Columns[ordinal];
            column.Read(row, new ValueRow(Parse(json.GetProperty(column.Property), column.Kind)), 0, null);
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

    private static SqlValue Parse(JsonElement json, SqlValueKind kind) => json.ValueKind == JsonValueKind.Null ? default : kind switch
    {
        SqlValueKind.Boolean => json.GetBoolean(),
        SqlValueKind.Real => json.GetDouble(),
        SqlValueKind.Text => json.GetString(),
        SqlValueKind.Bytes => json.GetBytesFromBase64(),
        SqlValueKind.Time => DateTime.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ => json.GetInt64(),
    };

    private static void Write(Utf8JsonWriter writer, SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlValueKind.Null:
                writer.WriteNullValue();
                break;
            case SqlValueKind.Boolean:
                writer.WriteBooleanValue(value.Integer != 0);
                break;
            case SqlValueKind.Real:
                writer.WriteNumberValue(value.Real);
                break;
            case SqlValueKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            case SqlValueKind.Bytes:
                writer.WriteBase64StringValue(value.Bytes);
                break;
            case SqlValueKind.Time:
                writer.WriteStringValue(value.Time.ToString("O", CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteNumberValue(value.Integer);
                break;
        }
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

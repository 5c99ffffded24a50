using System.IO.Compression;
using System.Text;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans.Recording;

/// <summary>
/// Writes recorded rows as bytes, and reads them. Values stand column by column and numbers as the difference from the previous one, so
/// that fifty thousand rows of the same kind take little more than a byte each.
/// </summary>
internal static class RecordedRows
{
    // A stream that compresses costs more than it saves on a few rows.
    private const int LeastCompressed = 2_048;

    private const byte Plain = 0;
    private const byte Compressed = 1;
    private const byte SameInAll = 0;
    private const byte OneForEach = 1;

    public static byte[] Write(IReadOnlyCollection<RowGroup> groups)
    {
        using var plain = new MemoryStream();
        plain.WriteByte(Plain);
        using (var writer = new BinaryWriter(plain, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write7BitEncodedInt(groups.Count);
            foreach (RowGroup group in groups)
                Write(writer, group);
        }

        if (plain.Length < LeastCompressed)
            return plain.ToArray();
        using var packed = new MemoryStream();
        packed.WriteByte(Compressed);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(plain.GetBuffer(), 1, (int)plain.Length - 1);
        return packed.ToArray();
    }

    public static IReadOnlyList<RecordedRow> Parse(byte[] bytes)
    {
        using var stored = new MemoryStream(bytes, 1, bytes.Length - 1);
        using Stream content = bytes[0] == Plain ? stored : new DeflateStream(stored, CompressionMode.Decompress);
        using var reader = new BinaryReader(content, Encoding.UTF8);
        var rows = new List<RecordedRow>();
        for (int groups = reader.Read7BitEncodedInt(); groups > 0; groups--)
            ReadGroup(reader, rows);
        return rows;
    }

    private static void Write(BinaryWriter writer, RowGroup group)
    {
        writer.Write(group.Entity);
        writer.Write(group.HasBefore);
        writer.Write(group.HasAfter);
        IReadOnlyList<string> columns = group.Columns;
        writer.Write7BitEncodedInt(columns.Count);
        foreach (string column in columns)
            writer.Write(column);
        writer.Write7BitEncodedInt(group.Count);
        for (int column = 0; column < columns.Count; column++)
        {
            if (group.HasBefore)
                WriteColumn(writer, [.. group.Values(column, isAfter: false)]);
            if (group.HasAfter)
                WriteColumn(writer, [.. group.Values(column, isAfter: true)]);
        }
    }

    private static void ReadGroup(BinaryReader reader, List<RecordedRow> rows)
    {
        string entity = reader.ReadString();
        bool hasBefore = reader.ReadBoolean();
        bool hasAfter = reader.ReadBoolean();
        string[] columns = new string[reader.Read7BitEncodedInt()];
        for (int column = 0; column < columns.Length; column++)
            columns[column] = reader.ReadString();
        int count = reader.Read7BitEncodedInt();
        SqlValue[][] before = ValuesOf(hasBefore ? count : 0, columns.Length);
        SqlValue[][] after = ValuesOf(hasAfter ? count : 0, columns.Length);
        for (int column = 0; column < columns.Length; column++)
        {
            if (hasBefore)
                ReadColumn(reader, before, column);
            if (hasAfter)
                ReadColumn(reader, after, column);
        }

        for (int i = 0; i < count; i++)
        {
            rows.Add(new RecordedRow(
                entity,
                hasBefore ? new RecordedValues(columns, before[i]) : null,
                hasAfter ? new RecordedValues(columns, after[i]) : null));
        }
    }

    private static SqlValue[][] ValuesOf(int rows, int columns)
    {
        var values = new SqlValue[rows][];
        for (int row = 0; row < rows; row++)
            values[row] = new SqlValue[columns];
        return values;
    }

    private static void WriteColumn(BinaryWriter writer, SqlValue[] values)
    {
        bool isSame = Array.TrueForAll(values, value => value.Equals(values[0]));
        writer.Write(isSame ? SameInAll : OneForEach);
        long previous = 0;
        foreach (SqlValue value in isSame ? values.AsSpan(0, 1) : values)
            Write(writer, value, ref previous);
    }

    private static void ReadColumn(BinaryReader reader, SqlValue[][] rows, int column)
    {
        bool isSame = reader.ReadByte() == SameInAll;
        long previous = 0;
        SqlValue value = default;
        for (int row = 0; row < rows.Length; row++)
        {
            if (row == 0 || !isSame)
                value = Read(reader, ref previous);
            rows[row][column] = value;
        }
    }

    private static void Write(BinaryWriter writer, SqlValue value, ref long previous)
    {
        writer.Write((byte)value.Kind);
        switch (value.Kind)
        {
            case SqlValueKind.Null:
                break;
            case SqlValueKind.Boolean:
                writer.Write(value.Integer != 0);
                break;
            case SqlValueKind.Real:
                writer.Write(value.Real);
                break;
            case SqlValueKind.Text:
                writer.Write(value.Text);
                break;
            case SqlValueKind.Bytes:
                writer.Write7BitEncodedInt(value.Bytes.Length);
                writer.Write(value.Bytes);
                break;
            default:
                long difference = unchecked(value.Integer - previous);
                writer.Write7BitEncodedInt64((difference << 1) ^ (difference >> 63));
                previous = value.Integer;
                break;
        }
    }

    private static SqlValue Read(BinaryReader reader, ref long previous)
    {
        var kind = (SqlValueKind)reader.ReadByte();
        switch (kind)
        {
            case SqlValueKind.Null:
                return default;
            case SqlValueKind.Boolean:
                return reader.ReadBoolean();
            case SqlValueKind.Real:
                return reader.ReadDouble();
            case SqlValueKind.Text:
                return reader.ReadString();
            case SqlValueKind.Bytes:
                return reader.ReadBytes(reader.Read7BitEncodedInt());
            default:
                long coded = reader.Read7BitEncodedInt64();
                previous = unchecked(previous + ((long)((ulong)coded >> 1) ^ -(coded & 1)));
                return kind == SqlValueKind.Time ? new DateTime(previous, DateTimeKind.Utc) : previous;
        }
    }
}

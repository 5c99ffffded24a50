using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Copying;

/// <summary>
/// A hash over all rows of a table that is the same in every database: values are hashed in one form, and the hashes of the rows are
/// added, because databases sort texts in different orders.
/// </summary>
internal sealed class TableDigest<TRow>
    where TRow : class
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly ColumnMap<TRow>[] _columns;

    /// <param name="table">The table.</param>
    public TableDigest(TableMap<TRow> table) => _columns =
    [
        .. table.Columns.Where(column => IsContent(column.Property)).OrderBy(column => column.Property, StringComparer.Ordinal),
    ];

    public long Rows { get; private set; }

    public UInt128 Sum { get; private set; }

    public void Add(TRow row)
    {
        if (row is StoreSettingEntity setting && DatabaseSettings.Contains(setting))
            return;
        _buffer.ResetWrittenCount();
        foreach (ColumnMap<TRow> column in _columns)
            Write(column.Get(row));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_buffer.WrittenSpan, hash);
        Sum = unchecked(Sum + BinaryPrimitives.ReadUInt128LittleEndian(hash));
        Rows++;
    }

    // The number of writes is that of a database, not of a library: writing the copy counts, too.
    private static bool IsContent(string property)
        => typeof(TRow) != typeof(StoreCountersEntity) || property != nameof(StoreCountersEntity.Writes);

    private void Write(SqlValue value)
    {
        _buffer.Write([(byte)value.Kind]);
        switch (value.Kind)
        {
            case SqlValueKind.Null:
                break;
            case SqlValueKind.Text:
                Write(Encoding.UTF8.GetByteCount(value.Text));
                Encoding.UTF8.GetBytes(value.Text, _buffer);
                break;
            case SqlValueKind.Bytes:
                Write(value.Bytes.Length);
                _buffer.Write(value.Bytes);
                break;
            case SqlValueKind.Real:
                // SQLite stores no negative zero.
                Write(BitConverter.DoubleToInt64Bits(value.Real + 0.0));
                break;
            case SqlValueKind.Time:
                Write(value.Time.Ticks);
                break;
            default:
                Write(value.Integer);
                break;
        }
    }

    private void Write(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), number);
        _buffer.Advance(sizeof(long));
    }
}

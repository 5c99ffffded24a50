namespace TrackStore.Storage.Sql;

/// <summary>The value of a statement parameter. A struct, because a bulk write would otherwise box millions of numbers.</summary>
internal readonly struct SqlValue : IEquatable<SqlValue>
{
    private readonly long _bits;
    private readonly object? _reference;

    private SqlValue(SqlValueKind kind, long bits = 0, object? reference = null)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    public SqlValueKind Kind { get; }

    /// <summary>Gets the integer, or 1 for true and 0 for false.</summary>
    public long Integer => _bits;

    public double Real => BitConverter.Int64BitsToDouble(_bits);

    public string Text => (string)_reference!;

    public byte[] Bytes => (byte[])_reference!;

    public DateTime Time => new(_bits, DateTimeKind.Utc);

    public static implicit operator SqlValue(long value) => new(SqlValueKind.Integer, value);

    public static implicit operator SqlValue(long? value) => value is { } known ? known : default(SqlValue);

    public static implicit operator SqlValue(int value) => new(SqlValueKind.Integer, value);

    public static implicit operator SqlValue(int? value) => value is { } known ? known : default(SqlValue);

    public static implicit operator SqlValue(bool value) => new(SqlValueKind.Boolean, value ? 1 : 0);

    public static implicit operator SqlValue(bool? value) => value is { } known ? known : default(SqlValue);

    public static implicit operator SqlValue(double value) => new(SqlValueKind.Real, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator SqlValue(double? value) => value is { } known ? known : default(SqlValue);

    public static implicit operator SqlValue(string? value) => value is null ? default : new(SqlValueKind.Text, reference: value);

    public static implicit operator SqlValue(byte[]? value) => value is null ? default : new(SqlValueKind.Bytes, reference: value);

    public static implicit operator SqlValue(DateTime value) => new(SqlValueKind.Time, value.Ticks);

    public static implicit operator SqlValue(DateTime? value) => value is { } known ? known : default(SqlValue);

    public bool Equals(SqlValue other) => Kind == other.Kind && _bits == other._bits && Kind switch
    {
        SqlValueKind.Text => Text == other.Text,
        SqlValueKind.Bytes => Bytes.AsSpan().SequenceEqual(other.Bytes),
        _ => true,
    };

    public override bool Equals(object? obj) => obj is SqlValue other && Equals(other);

    public override int GetHashCode()
        => _reference switch
        {
            null => HashCode.Combine(Kind, _bits),
            string text => text.GetHashCode(StringComparison.Ordinal),
            _ => HashOf(Bytes),
        };

    private static int HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes[..Math.Min(bytes.Length, 16)]);
        return hash.ToHashCode();
    }
}

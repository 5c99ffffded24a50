namespace TrackStore.Storage.Sql;

/// <summary>The type of a <see cref="SqlValue"/>.</summary>
internal enum SqlValueKind : byte
{
    Null,
    Integer,

    /// <summary>An integer of 32 bits. Only columns have this type; their values are integers.</summary>
    Int32,
    Boolean,
    Real,
    Text,
    Bytes,

    /// <summary>A point in time in UTC.</summary>
    Time,
}

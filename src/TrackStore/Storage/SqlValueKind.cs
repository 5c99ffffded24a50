namespace TrackStore.Storage;

/// <summary>What a <see cref="SqlValue"/> holds.</summary>
internal enum SqlValueKind : byte
{
    Null,
    Integer,
    Boolean,
    Real,
    Text,
    Bytes,

    /// <summary>A point in time, UTC.</summary>
    Time,
}

namespace TrackStore.Storage.Size;

/// <summary>The size of a database in bytes. What the database doesn't tell is null.</summary>
/// <param name="Bytes">The whole.</param>
/// <param name="FreeBytes">The part that is free.</param>
/// <param name="SearchBytes">The part of the text index.</param>
internal sealed record DatabaseSize(long? Bytes, long? FreeBytes, long? SearchBytes);

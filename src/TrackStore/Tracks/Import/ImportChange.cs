namespace TrackStore.Tracks.Import;

/// <summary>What an import did with one track.</summary>
internal enum ImportChange
{
    Added,
    Updated,
    Unchanged,
}

namespace TrackStore.Tracks.Import;

/// <summary>What an import did with one track.</summary>
internal enum ImportChange
{
    Added,

    /// <summary>Added, although it may be a stored track.</summary>
    Proposed,
    Updated,
    Unchanged,
}

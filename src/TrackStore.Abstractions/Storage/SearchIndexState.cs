namespace TrackStore;

/// <summary>
/// The state of the index by which texts are searched. Without it a search finds the same tracks, but looks at every one.
/// </summary>
public enum SearchIndexState
{
    /// <summary>
    /// The database has no search index. A host's migration adds it with <c>migrationBuilder.AddTrackStoreSearch(TargetModel)</c>; there
    /// is one for SQLite and PostgreSQL.
    /// </summary>
    Missing,

    /// <summary>It is being filled in the background.</summary>
    Filling,

    /// <summary>Searches use it.</summary>
    Ready,

    /// <summary>It is damaged. <see cref="ITrackStoreDatabase.RebuildSearchIndexAsync"/> repairs it.</summary>
    Damaged,
}

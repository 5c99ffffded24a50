namespace TrackStore;

/// <summary>
/// The changes of one committed transaction. Only real changes are listed: a value that is written again is not a change. An added or
/// deleted track or album is listed only as such; one that was added and deleted again isn't listed.
/// </summary>
public sealed record LibraryChange
{
    private static readonly IReadOnlySet<long> None = new HashSet<long>();

    /// <summary>Gets a change of unknown extent: anything read from the library may be outdated.</summary>
    public static LibraryChange Everything { get; } = new() { IsEverything = true };

    /// <summary>Gets the ids of added tracks.</summary>
    public IReadOnlySet<long> AddedTrackIds { get; init; } = None;

    /// <summary>Gets the ids of tracks whose fields, layer values, pins, platform links, stale marks, genres, local path or availability
    /// changed. Refreshing a platform link
    /// without changes is not a change.</summary>
    public IReadOnlySet<long> ChangedTrackIds { get; init; } = None;

    /// <summary>Gets the ids of deleted tracks.</summary>
    public IReadOnlySet<long> DeletedTrackIds { get; init; } = None;

    /// <summary>Gets the ids of added albums, including those added with their first track.</summary>
    public IReadOnlySet<long> AddedAlbumIds { get; init; } = None;

    /// <summary>
    /// Gets the ids of albums whose details changed. A different <see cref="Album.TrackCount"/> is not a change of the album.
    /// </summary>
    public IReadOnlySet<long> ChangedAlbumIds { get; init; } = None;

    /// <summary>Gets the ids of deleted albums.</summary>
    public IReadOnlySet<long> DeletedAlbumIds { get; init; } = None;

    /// <summary>
    /// Gets the ids of tracks whose own artwork or the choice among it changed, and of those that moved to another album.
    /// </summary>
    public IReadOnlySet<long> ArtworkTrackIds { get; init; } = None;

    /// <summary>
    /// Gets the ids of albums whose artwork or the choice among it changed. Tracks without artwork of their own show the album's.
    /// </summary>
    public IReadOnlySet<long> ArtworkAlbumIds { get; init; } = None;

    /// <summary>Gets the ids of tracks whose tags changed.</summary>
    public IReadOnlySet<long> TaggedTrackIds { get; init; } = None;

    /// <summary>
    /// Gets the ids of tags that are new or deleted, whose name, description, color or spellings changed, or that are proposed for a merge
    /// no longer or again.
    /// </summary>
    public IReadOnlySet<long> DefinedTagIds { get; init; } = None;

    /// <summary>
    /// Gets the ids of genres that were defined, merged or deleted, whose name, description, color or spellings changed, or that are
    /// proposed for a merge no longer or again. A genre that only came with a track is not among them.
    /// </summary>
    public IReadOnlySet<long> DefinedGenreIds { get; init; } = None;

    /// <summary>
    /// Gets the ids of tracks that were proposed as the same recording as another one, or about which this was decided
    /// (<see cref="IDuplicates"/>).
    /// </summary>
    public IReadOnlySet<long> ProposedTrackIds { get; init; } = None;

    /// <summary>
    /// Gets a value indicating whether the changes are unknown, so that anything read from the library may be outdated: the watcher was too
    /// slow, or another store changed more than it recorded. No ids are listed then.
    /// </summary>
    public bool IsEverything { get; init; }

    /// <summary>
    /// Gets a value indicating whether another store on the same library, usually another process, made the change. Several of its
    /// transactions may be combined in one change.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>Gets a value indicating whether nothing changed. Streams don't contain such changes.</summary>
    public bool IsNothing => !IsEverything
        && AddedTrackIds.Count + ChangedTrackIds.Count + DeletedTrackIds.Count
            + AddedAlbumIds.Count + ChangedAlbumIds.Count + DeletedAlbumIds.Count
            + ArtworkTrackIds.Count + ArtworkAlbumIds.Count + TaggedTrackIds.Count + DefinedTagIds.Count + DefinedGenreIds.Count
            + ProposedTrackIds.Count == 0;
}

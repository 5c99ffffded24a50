namespace TrackStore;

/// <summary>
/// Says what one committed transaction changed in the library: every track, album and tag once, and only what is another than before. A track that was
/// added is listed as added alone, and so is an album; the same goes for what was deleted. What was added and deleted again is not listed.
/// </summary>
public sealed record LibraryChange
{
    private static readonly IReadOnlySet<long> None = new HashSet<long>();

    /// <summary>Gets the change of which it is not known what it touched: whatever was read from the library may be outdated.</summary>
    public static LibraryChange Everything { get; } = new() { IsEverything = true };

    /// <summary>Gets the tracks that were added.</summary>
    public IReadOnlySet<long> AddedTrackIds { get; init; } = None;

    /// <summary>Gets the tracks with another field, layer value, pin, platform link, stale mark, genre, local path or availability than before. That a platform's link was refreshed without any change is none.</summary>
    public IReadOnlySet<long> ChangedTrackIds { get; init; } = None;

    /// <summary>Gets the tracks that were deleted.</summary>
    public IReadOnlySet<long> DeletedTrackIds { get; init; } = None;

    /// <summary>Gets the albums that were added, by themselves or with their first track.</summary>
    public IReadOnlySet<long> AddedAlbumIds { get; init; } = None;

    /// <summary>Gets the albums with other details than before. Its tracks coming and going, by which <see cref="Album.TrackCount"/> changes, is no change of an album.</summary>
    public IReadOnlySet<long> ChangedAlbumIds { get; init; } = None;

    /// <summary>Gets the albums that were deleted.</summary>
    public IReadOnlySet<long> DeletedAlbumIds { get; init; } = None;

    /// <summary>Gets the tracks whose own pictures, or the choice among them, are others than before, and those that moved to another album.</summary>
    public IReadOnlySet<long> ArtworkTrackIds { get; init; } = None;

    /// <summary>Gets the albums whose pictures, or the choice among them, are others than before. Tracks without a picture of their own show the album's.</summary>
    public IReadOnlySet<long> ArtworkAlbumIds { get; init; } = None;

    /// <summary>Gets the tracks that have other tags than before.</summary>
    public IReadOnlySet<long> TaggedTrackIds { get; init; } = None;

    /// <summary>Gets the tags that are new, or have another description or colour.</summary>
    public IReadOnlySet<long> DefinedTagIds { get; init; } = None;

    /// <summary>
    /// Gets a value indicating whether whatever was read from the library may be outdated, because what changed is not known: the watcher was too slow,
    /// or another store changed more than it told. No identifiers are listed then.
    /// </summary>
    public bool IsEverything { get; init; }

    /// <summary>
    /// Gets a value indicating whether another store on the same library, usually another process, made the change. Several of its transactions may be
    /// told in one, with their changes combined.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>Gets a value indicating whether nothing changed. A stream of changes brings no such change.</summary>
    public bool IsNothing => !IsEverything
        && AddedTrackIds.Count + ChangedTrackIds.Count + DeletedTrackIds.Count
            + AddedAlbumIds.Count + ChangedAlbumIds.Count + DeletedAlbumIds.Count
            + ArtworkTrackIds.Count + ArtworkAlbumIds.Count + TaggedTrackIds.Count + DefinedTagIds.Count == 0;
}

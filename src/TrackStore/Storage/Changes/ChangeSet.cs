namespace TrackStore.Storage.Changes;

/// <summary>
/// Collects the changes of a running write, which are published once after its commit. Callers record real changes only: an update to the
/// same values is not a change.
/// </summary>
internal sealed class ChangeSet
{
    private readonly EntityChanges _tracks = new();
    private readonly EntityChanges _albums = new();
    private readonly HashSet<long> _trackArtworks = [];
    private readonly HashSet<long> _albumArtworks = [];
    private readonly HashSet<long> _taggedTracks = [];
    private readonly HashSet<long> _tags = [];
    private readonly HashSet<long> _genres = [];
    private readonly HashSet<long> _proposedTracks = [];

    /// <summary>
    /// Gets the artwork changes of existing tracks and albums. New ones are left out: no other process can have cached them.
    /// </summary>
    public ArtworkChange ExistingArtwork => new(_trackArtworks, _albumArtworks);

    /// <summary>Gets all artwork changes, including those of new tracks, which a caller may have requested before they existed.</summary>
    public ArtworkChange AllArtwork => new([.. _tracks.Added, .. _trackArtworks], _albumArtworks);

    /// <summary>Adds the changes of a later part of the same write.</summary>
    public void Add(ChangeSet later)
    {
        _tracks.Add(later._tracks);
        _albums.Add(later._albums);
        _trackArtworks.UnionWith(later._trackArtworks);
        _albumArtworks.UnionWith(later._albumArtworks);
        _taggedTracks.UnionWith(later._taggedTracks);
        _tags.UnionWith(later._tags);
        _genres.UnionWith(later._genres);
        _proposedTracks.UnionWith(later._proposedTracks);
    }

    /// <summary>Records an added track.</summary>
    public void AddedTrack(long trackId) => _tracks.Add(trackId);

    /// <summary>Records a track whose fields, layers, links, genres or file details changed.</summary>
    public void ChangedTrack(long trackId) => _tracks.Change(trackId);

    /// <summary>Tells whether the write has changed a track or the artwork that it shows.</summary>
    public bool HasChanged(long trackId) => _tracks.Changed.Contains(trackId) || _trackArtworks.Contains(trackId);

    /// <summary>Tells whether the write has changed the tags of a track.</summary>
    public bool HasTagged(long trackId) => _taggedTracks.Contains(trackId);

    /// <summary>Records an added album.</summary>
    public void AddedAlbum(long albumId) => _albums.Add(albumId);

    /// <summary>Records an album whose details changed.</summary>
    public void ChangedAlbum(long albumId) => _albums.Change(albumId);

    /// <summary>Records a deleted track or album.</summary>
    public void Deleted(ArtworkOwner owner)
    {
        (owner.Kind == ArtworkOwnerKind.Track ? _tracks : _albums).Delete(owner.Id);
        ArtworkOf(owner);
    }

    /// <summary>Records a track or album, possibly a deleted one, whose displayed artwork changed.</summary>
    public void ArtworkOf(ArtworkOwner owner) => (owner.Kind == ArtworkOwnerKind.Track ? _trackArtworks : _albumArtworks).Add(owner.Id);

    /// <summary>Records a track whose tags changed.</summary>
    public void TagsOf(long trackId) => _taggedTracks.Add(trackId);

    /// <summary>Records a tag that is new or deleted or whose name, description or color changed.</summary>
    public void DefinedTag(long tagId) => _tags.Add(tagId);

    /// <summary>Records a genre whose name, description or color changed, or that was defined, merged or deleted.</summary>
    public void DefinedGenre(long genreId) => _genres.Add(genreId);

    /// <summary>Records a track that was proposed as another one, or about which this was decided.</summary>
    public void ProposedTrack(long trackId) => _proposedTracks.Add(trackId);

    /// <summary>Returns the change to publish to watchers, or null when nothing changed.</summary>
    public LibraryChange? ToLibraryChange(bool isForeign)
    {
        var change = new LibraryChange
        {
            AddedTrackIds = _tracks.Added,
            ChangedTrackIds = _tracks.Changed,
            DeletedTrackIds = _tracks.Deleted,
            AddedAlbumIds = _albums.Added,
            ChangedAlbumIds = _albums.Changed,
            DeletedAlbumIds = _albums.Deleted,
            ArtworkTrackIds = _tracks.OnlyKept(_trackArtworks),
            ArtworkAlbumIds = _albums.OnlyKept(_albumArtworks),
            TaggedTrackIds = _tracks.OnlyKept(_taggedTracks),
            DefinedTagIds = _tags,
            DefinedGenreIds = _genres,
            ProposedTrackIds = _tracks.OnlyKept(_proposedTracks),
            IsForeign = isForeign,
        };
        return change.IsNothing ? null : change;
    }
}

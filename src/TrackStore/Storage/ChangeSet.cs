namespace TrackStore.Storage;

/// <summary>
/// What a write under way changes; told to others when it is committed, and once, however often the write touches it. Only what is another than
/// before is to be noted here: an update to the same values is no change.
/// </summary>
internal sealed class ChangeSet
{
    private readonly EntityChanges _tracks = new();
    private readonly EntityChanges _albums = new();
    private readonly HashSet<long> _trackArtworks = [];
    private readonly HashSet<long> _albumArtworks = [];
    private readonly HashSet<long> _taggedTracks = [];
    private readonly HashSet<long> _tags = [];

    /// <summary>Gets what may show another picture and was there before; what is new is nobody's memory in another process.</summary>
    public ArtworkChange OfKnown => new(_trackArtworks, _albumArtworks);

    /// <summary>Gets what may show another picture, what is new included: somebody may have asked for it before it was there.</summary>
    public ArtworkChange OfAll => new([.. _tracks.Added, .. _trackArtworks], _albumArtworks);

    /// <summary>Notes that a track was added.</summary>
    public void AddedTrack(long trackId) => _tracks.Add(trackId);

    /// <summary>Notes that a track's fields, layers, links, genres or facts are others than before.</summary>
    public void ChangedTrack(long trackId) => _tracks.Change(trackId);

    /// <summary>Notes that an album was added.</summary>
    public void AddedAlbum(long albumId) => _albums.Add(albumId);

    /// <summary>Notes that an album's details are others than before.</summary>
    public void ChangedAlbum(long albumId) => _albums.Change(albumId);

    /// <summary>Notes that a track or album was deleted.</summary>
    public void Deleted(ImageSubject subject, long id)
    {
        (subject == ImageSubject.Track ? _tracks : _albums).Delete(id);
        ArtworkOf(subject, id);
    }

    /// <summary>Notes that a track or album, which may have been deleted, shows another picture.</summary>
    public void ArtworkOf(ImageSubject subject, long id) => (subject == ImageSubject.Track ? _trackArtworks : _albumArtworks).Add(id);

    /// <summary>Notes that a track has other tags.</summary>
    public void TagsOf(long trackId) => _taggedTracks.Add(trackId);

    /// <summary>Notes that a tag is new, or has another description or colour.</summary>
    public void DefinedTag(long tagId) => _tags.Add(tagId);

    /// <summary>Gives what those who follow the library are told, or null when nothing changed.</summary>
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
            IsForeign = isForeign,
        };
        return change.IsNothing ? null : change;
    }
}

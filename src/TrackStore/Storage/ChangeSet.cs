namespace TrackStore.Storage;

/// <summary>What a write under way changes; told to others when it is committed, and once, however often the write touches it.</summary>
internal sealed class ChangeSet
{
    private readonly HashSet<long> _newTracks = [];
    private readonly HashSet<long> _trackArtworks = [];
    private readonly HashSet<long> _albumArtworks = [];

    /// <summary>Gets what may show another picture and was there before; what is new is nobody's memory in another process.</summary>
    public ArtworkChange OfKnown => new(_trackArtworks, _albumArtworks);

    /// <summary>Gets what may show another picture, what is new included: somebody may have asked for it before it was there.</summary>
    public ArtworkChange OfAll => new([.. _newTracks, .. _trackArtworks], _albumArtworks);

    /// <summary>Notes that a track was added.</summary>
    public void AddedTrack(long trackId) => _newTracks.Add(trackId);

    /// <summary>Notes that a track or album, which may have been deleted, shows another picture.</summary>
    public void ArtworkOf(ImageSubject subject, long id) => (subject == ImageSubject.Track ? _trackArtworks : _albumArtworks).Add(id);
}

using TrackStore.Identity;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Tracks.Layers;

namespace TrackStore.Tracks.Matching;

/// <summary>
/// What stored tracks say, as the rule reads it. A plan is made several times, and many records have the same candidates.
/// </summary>
internal sealed class CandidateIdentities
{
    private readonly Dictionary<TrackEntity, TrackIdentity> _withoutAlbum = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TrackEntity, (AlbumEntity? Album, TrackIdentity Identity)> _withAlbum =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>Returns what a track says apart from its album, whose row need not be read.</summary>
    public TrackIdentity WithoutAlbum(TrackEntity track)
    {
        if (!_withoutAlbum.TryGetValue(track, out TrackIdentity? identity))
            _withoutAlbum.Add(track, identity = TrackIdentity.Read(FactsOf(track, album: null)));
        return identity;
    }

    public TrackIdentity Of(TrackEntity track, AlbumEntity? album)
    {
        if (_withAlbum.TryGetValue(track, out (AlbumEntity? Album, TrackIdentity Identity) known) && ReferenceEquals(known.Album, album))
            return known.Identity;
        TrackIdentity identity = album is null ? WithoutAlbum(track) : TrackIdentity.Read(FactsOf(track, album));
        _withAlbum[track] = (album, identity);
        return identity;
    }

    private static TrackFacts FactsOf(TrackEntity track, AlbumEntity? album) => new()
    {
        Title = track.Title,
        Artist = track.Artist,
        Album = album?.Title,
        AlbumArtist = album?.Artist,
        Duration = StoredValues.ToDuration(track.DurationMs),
        Isrc = track.Isrc,
        Year = track.Year,
        TrackNumber = NumberText.Of(track.TrackNumber),
    };
}

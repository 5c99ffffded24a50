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
    private readonly Dictionary<(TrackIdentity Record, TrackIdentity Track), bool> _different = [];
    private readonly Dictionary<TrackEntity, (AlbumEntity? Album, TrackIdentity Identity)> _withAlbum =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>Returns what a track says apart from its album, whose row need not be read.</summary>
    public TrackIdentity WithoutAlbum(TrackEntity track)
    {
        if (!_withoutAlbum.TryGetValue(track, out TrackIdentity? identity))
            _withoutAlbum.Add(track, identity = TrackIdentity.Read(FactsOf(track, album: null), track.SearchKey));
        return identity;
    }

    /// <summary>Tells whether a record and a track are different, whatever their albums say.</summary>
    public bool AreDifferent(TrackIdentity record, TrackEntity track)
    {
        TrackIdentity identity = WithoutAlbum(track);
        if (!_different.TryGetValue((record, identity), out bool are))
            _different.Add((record, identity), are = IdentityRule.AreDifferentOnAnyAlbum(record, identity));
        return are;
    }

    public TrackIdentity Of(TrackEntity track, AlbumEntity? album)
    {
        if (_withAlbum.TryGetValue(track, out (AlbumEntity? Album, TrackIdentity Identity) known) && ReferenceEquals(known.Album, album))
            return known.Identity;
        TrackIdentity identity = WithoutAlbum(track);
        if (album is not null)
            identity = identity.On(FactsOf(track, album));
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

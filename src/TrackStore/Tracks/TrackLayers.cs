using System.Diagnostics;

namespace TrackStore.Tracks;

/// <summary>
/// The layers of one track's fields, and the rule by which a field's value wins: the user's, else the pinned one, else the base. A layer's null is a
/// value: "deliberately empty".
/// </summary>
internal sealed class TrackLayers
{
    private readonly Dictionary<(TrackField Field, FieldLayer Layer), string?> _values = [];

    public string? this[TrackField field, FieldLayer layer]
    {
        set => _values[(field, layer)] = value;
    }

    public bool Remove(TrackField field, FieldLayer layer) => _values.Remove((field, layer));

    /// <summary>Gives the layer that a field shows, or null when no layer knows the field.</summary>
    public FieldLayer? WinnerOf(TrackField field)
    {
        for (FieldLayer layer = FieldLayer.User; layer <= FieldLayer.Base; layer++)
        {
            if (_values.ContainsKey((field, layer)))
                return layer;
        }

        return null;
    }

    public string? Effective(TrackField field) => WinnerOf(field) is { } layer ? _values[(field, layer)] : null;

    public string? At(TrackField field, FieldLayer layer) => _values.GetValueOrDefault((field, layer));

    /// <summary>
    /// Gives the album's artist: its own field, else the artist of the layer that the album's title stands in, else the track's artist. So correcting
    /// one track's artist doesn't tear it from its album.
    /// </summary>
    public string AlbumArtist()
    {
        if (Effective(TrackField.AlbumArtist) is { } albumArtist)
            return albumArtist;

        FieldLayer? layer = WinnerOf(TrackField.Album);
        string? artist = (layer is { } known ? At(TrackField.Artist, known) : null) ?? Effective(TrackField.Artist);
        Debug.Assert(artist is not null, "Every track has an artist in some layer.");
        return artist;
    }
}

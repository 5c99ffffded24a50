namespace TrackStore;

/// <summary>A layered field of a track: its value comes from the user, from a platform or from the base layer.</summary>
public enum TrackField
{
    /// <summary>The track's title; never empty.</summary>
    Title,

    /// <summary>The track's artist as credited; never empty.</summary>
    Artist,

    /// <summary>The album's title.</summary>
    Album,

    /// <summary>The album's artist, such as "Various Artists" on a compilation. Unknown, it is the track's.</summary>
    AlbumArtist,

    /// <summary>
    /// The number of the disc on the album, from 1. Unless it is edited or pinned, it comes from where the shown album comes from.
    /// </summary>
    DiscNumber,

    /// <summary>
    /// The track's number on its disc, from 1. Unless it is edited or pinned, it comes from where the shown album comes from.
    /// </summary>
    TrackNumber,

    /// <summary>The release year or date, as text.</summary>
    Year,

    /// <summary>The tempo in beats per minute.</summary>
    Bpm,

    /// <summary>The duration, stored in whole milliseconds.</summary>
    Duration,

    /// <summary>The musical key in the host's notation, such as "Am" or "8A".</summary>
    MusicalKey,

    /// <summary>The International Standard Recording Code.</summary>
    Isrc,

    /// <summary>The address of the artwork on a platform.</summary>
    ArtworkUrl,

    /// <summary>The record label.</summary>
    Label,

    /// <summary>The genres as a whole: the track shows the list of one source.</summary>
    Genres,

    /// <summary>The front picture. Its values are the stored pictures; <see cref="IArtworkSelector"/> provides details.</summary>
    Artwork,
}

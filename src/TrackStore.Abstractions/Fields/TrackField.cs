namespace TrackStore;

/// <summary>Names a layered field of a track: one whose value may come from the user, from a platform or from what was first stored.</summary>
public enum TrackField
{
    /// <summary>The track's title; never empty.</summary>
    Title,

    /// <summary>The track's artist as credited; never empty.</summary>
    Artist,

    /// <summary>The album's title.</summary>
    Album,

    /// <summary>The album's artist, where it differs from the track's: "Various Artists" on a compilation.</summary>
    AlbumArtist,

    /// <summary>The release year or date, as text.</summary>
    Year,

    /// <summary>The tempo in beats per minute.</summary>
    Bpm,

    /// <summary>The playing time, stored in whole milliseconds.</summary>
    Duration,

    /// <summary>The musical key, in the host's notation: "Am", "8A".</summary>
    MusicalKey,

    /// <summary>The International Standard Recording Code.</summary>
    Isrc,

    /// <summary>Where a platform shows the artwork.</summary>
    ArtworkUrl,

    /// <summary>The record label.</summary>
    Label,

    /// <summary>The genres, as a whole: one source's list is shown.</summary>
    Genres,

    /// <summary>The front picture. Its candidates are the stored pictures; <see cref="IArtworkSelector"/> says more of them.</summary>
    Artwork,
}

namespace TrackStore;

/// <summary>The order of a track list. Tracks that compare equal are ordered by identifier.</summary>
public enum TrackOrder
{
    /// <summary>By title, then artist, ignoring case and accents.</summary>
    Title,

    /// <summary>By artist, then title, ignoring case and accents.</summary>
    Artist,

    /// <summary>By the time the track was added.</summary>
    AddedAt,

    /// <summary>By the first four-digit year in the year text; tracks without a year come last.</summary>
    Year,

    /// <summary>By tempo; tracks without a tempo come last.</summary>
    Bpm,

    /// <summary>
    /// By disc, number and title, as the tracks of one album (<see cref="TrackQuery.AlbumId"/>) follow each other. A track without a disc
    /// counts to the first one; tracks without a number come last on their disc, and those with neither at the end.
    /// </summary>
    AlbumPosition,

    /// <summary>By the time of the last change to the track's fields or links.</summary>
    ChangedAt,

    /// <summary>By duration; tracks without a duration come last.</summary>
    Duration,

    /// <summary>By key around the Camelot wheel (1A, 1B, 2A); tracks without a known key come last.</summary>
    MusicalKey,

    /// <summary>
    /// By how well <see cref="TrackQuery.Text"/> matches: titles that are the text, titles that start with it, artists that start with it,
    /// each by name, then all others, the newest first. Without a text, by title. It has one direction.
    /// </summary>
    Relevance,
}

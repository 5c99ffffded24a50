namespace TrackStore;

/// <summary>Names the order of a track list. Equal tracks stand in the order of their identifiers.</summary>
public enum TrackOrder
{
    /// <summary>By title, then artist; case and accents don't count.</summary>
    Title,

    /// <summary>By artist, then title; case and accents don't count.</summary>
    Artist,

    /// <summary>By the time the track was added.</summary>
    AddedAt,

    /// <summary>By the first four-digit year in the year text; tracks without one stand last.</summary>
    Year,

    /// <summary>By tempo; tracks without one stand last.</summary>
    Bpm,
}

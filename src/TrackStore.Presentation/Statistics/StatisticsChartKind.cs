namespace TrackStore;

/// <summary>What a chart of the library counts.</summary>
public enum StatisticsChartKind
{
    /// <summary>Tracks by decade, the earliest first; decades between without tracks are listed too.</summary>
    Decades,

    /// <summary>Tracks by genre, the most frequent first.</summary>
    Genres,

    /// <summary>Tracks by band of five beats per minute, the slowest first; bands between without tracks are listed too.</summary>
    Bpm,

    /// <summary>Tracks by musical key around the Camelot wheel.</summary>
    Keys,

    /// <summary>Tracks by linked platform, the most frequent first.</summary>
    Platforms,

    /// <summary>Tracks by the source of what they show: for each field a group of bars, the most frequent source first.</summary>
    FieldSources,

    /// <summary>Tracks by the month in which they were added, the earliest first.</summary>
    MonthsAdded,

    /// <summary>Bytes of the database by what they are for.</summary>
    Storage,

    /// <summary>Bytes of pictures by where the pictures came from.</summary>
    PictureSources,
}

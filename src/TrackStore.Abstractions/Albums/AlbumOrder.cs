namespace TrackStore;

/// <summary>The order of an album list. Albums that compare equal are ordered by identifier.</summary>
public enum AlbumOrder
{
    /// <summary>By title, then artist, ignoring case, accents and leading articles.</summary>
    Title,

    /// <summary>By artist, then title, ignoring case, accents and leading articles.</summary>
    Artist,

    /// <summary>By the first four-digit year in the text of the release year; albums without a year come last.</summary>
    Year,

    /// <summary>By the time the album was added; descending lists the newest first.</summary>
    AddedAt,
}

namespace TrackStore;

/// <summary>What a <see cref="HistorySubject"/> is.</summary>
public enum HistorySubjectKind
{
    /// <summary>A track.</summary>
    Track,

    /// <summary>An album.</summary>
    Album,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A genre.</summary>
    Genre,

    /// <summary>Another spelling of a tag or genre.</summary>
    Spelling,

    /// <summary>A field of tracks.</summary>
    Field,

    /// <summary>A platform or another source.</summary>
    Source,
}

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>How one download ended.</summary>
internal enum DownloadOutcome
{
    /// <summary>The picture came, and its subjects have it.</summary>
    Done,

    /// <summary>The picture is the one that is stored.</summary>
    Unchanged,

    /// <summary>The server has no such picture.</summary>
    Absent,

    /// <summary>The picture is not taken.</summary>
    Refused,

    /// <summary>It is tried again later.</summary>
    Failed,

    /// <summary>The host could not be reached, and nothing was learnt.</summary>
    Offline,

    /// <summary>Nobody wants the picture any more, or what was stored of it is gone and it is to be downloaded whole.</summary>
    Void,
}

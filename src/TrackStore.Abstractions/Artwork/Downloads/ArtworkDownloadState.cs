namespace TrackStore;

/// <summary>What is known of a picture to download.</summary>
public enum ArtworkDownloadState
{
    /// <summary>It was not tried yet, or is due again.</summary>
    Waiting,

    /// <summary>The last attempt failed, and the next one has its time.</summary>
    Failed,

    /// <summary>It was downloaded, or found to be unchanged.</summary>
    Done,

    /// <summary>The server has no such picture.</summary>
    Absent,

    /// <summary>The address or what it delivers is not accepted.</summary>
    Refused,
}

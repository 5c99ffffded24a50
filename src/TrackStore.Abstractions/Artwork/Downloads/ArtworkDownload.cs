namespace TrackStore;

/// <summary>A picture in the download queue.</summary>
public sealed record ArtworkDownload
{
    /// <summary>Gets the identifier.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the address as the platform gave it. It may contain a token, so don't write it to a log.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the state.</summary>
    public required ArtworkDownloadState State { get; init; }

    /// <summary>Gets the reason of the last failure or refusal, on one line of at most 500 characters, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the number of failed attempts in a row.</summary>
    public required int Failures { get; init; }

    /// <summary>
    /// Gets the earliest time of the next attempt. Nothing tries a picture again that is done, absent or refused before a synchronization
    /// asks for it again after this time.
    /// </summary>
    public required DateTimeOffset NextAttempt { get; init; }

    /// <summary>Gets the time of the last attempt, or null when there was none.</summary>
    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>Gets the time when the address was queued first.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets the number of tracks and albums that wait for the picture or have it.</summary>
    public required int Targets { get; init; }

    /// <summary>
    /// Gets the album that waits for the picture or has it, else the track, and of several the one that was stored first; or null when
    /// there is none. Only <see cref="IArtworkDownloads.ListAsync"/> reads it.
    /// </summary>
    public ArtworkDownloadTarget? FirstTarget { get; init; }
}

namespace TrackStore;

/// <summary>An edit was made for a track as it was before another edit. Nothing was written.</summary>
public sealed class EditConflictException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="EditConflictException"/> class.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="expectedVersion">The version that the edit was made for.</param>
    /// <param name="actualVersion">The version that the track has.</param>
    public EditConflictException(long trackId, long expectedVersion, long actualVersion)
        : base($"Track {trackId} was edited meanwhile: the edit was made for version {expectedVersion}, the track is at {actualVersion}. Read the track again, and decide what to keep.")
    {
        TrackId = trackId;
        ExpectedVersion = expectedVersion;
        ActualVersion = actualVersion;
    }

    /// <summary>Gets the track's identifier.</summary>
    public long TrackId { get; }

    /// <summary>Gets the version that the edit was made for.</summary>
    public long ExpectedVersion { get; }

    /// <summary>Gets the version that the track has.</summary>
    public long ActualVersion { get; }
}

using System.Globalization;

namespace TrackStore;

/// <summary>The track has been edited since the version that an edit is based on. Nothing was written.</summary>
public sealed class EditConflictException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="EditConflictException"/> class.</summary>
    /// <param name="trackId">The track's identifier.</param>
    /// <param name="expectedVersion">The version that the edit is based on.</param>
    /// <param name="actualVersion">The version that the track has.</param>
    public EditConflictException(long trackId, long expectedVersion, long actualVersion)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"Track {trackId} has version {actualVersion}, but the edit is based on version {expectedVersion}. Read and edit it again."))
    {
        TrackId = trackId;
        ExpectedVersion = expectedVersion;
        ActualVersion = actualVersion;
    }

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.EditConflict;

    /// <summary>Gets the track's identifier.</summary>
    public long TrackId { get; }

    /// <summary>Gets the version that the edit was made for.</summary>
    public long ExpectedVersion { get; }

    /// <summary>Gets the version that the track has.</summary>
    public long ActualVersion { get; }
}

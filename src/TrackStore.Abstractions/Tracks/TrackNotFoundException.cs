using System.Globalization;

namespace TrackStore;

/// <summary>There is no track with the given id. Nothing was written.</summary>
public sealed class TrackNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="TrackNotFoundException"/> class.</summary>
    /// <param name="trackId">The unknown identifier.</param>
    public TrackNotFoundException(long trackId)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"There is no track with the id {trackId}; it may have been deleted. Find its id with a query, or add the track."))
        => TrackId = trackId;

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.TrackNotFound;

    /// <summary>Gets the unknown identifier.</summary>
    public long TrackId { get; }
}

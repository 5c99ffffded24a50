using System.Globalization;

namespace TrackStore;

/// <summary>A call wrote to a track that the library does not hold; nothing was written.</summary>
public sealed class TrackNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="TrackNotFoundException"/> class.</summary>
    /// <param name="trackId">The identifier that no track has.</param>
    public TrackNotFoundException(long trackId)
        : base(string.Create(CultureInfo.InvariantCulture, $"There is no track with the id {trackId}; it may have been deleted. Add it first, or find its id with a query."))
        => TrackId = trackId;

    /// <summary>Gets the identifier that no track has.</summary>
    public long TrackId { get; }
}

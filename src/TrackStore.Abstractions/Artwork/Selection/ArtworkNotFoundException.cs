using System.Globalization;

namespace TrackStore;

/// <summary>There is no stored picture with the given id. Nothing was written.</summary>
public sealed class ArtworkNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="ArtworkNotFoundException"/> class.</summary>
    /// <param name="artworkId">The unknown identifier.</param>
    public ArtworkNotFoundException(long artworkId)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"There is no picture with the id {artworkId}; it may have been deleted. Take the id from a list of pictures."))
        => ArtworkId = artworkId;

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.ArtworkNotFound;

    /// <summary>Gets the unknown identifier.</summary>
    public long ArtworkId { get; }
}

using System.Globalization;

namespace TrackStore;

/// <summary>There is no genre with this identifier, perhaps because it was merged or deleted.</summary>
public sealed class GenreNotFoundException : TrackStoreException
{
    /// <summary>Initializes a new instance of the <see cref="GenreNotFoundException"/> class.</summary>
    /// <param name="genreId">The genre's identifier.</param>
    public GenreNotFoundException(long genreId)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"There is no genre {genreId}. It may have been merged or deleted: list the genres again."))
        => GenreId = genreId;

    /// <inheritdoc/>
    public override string Code => TrackStoreErrorCodes.GenreNotFound;

    /// <summary>Gets the genre's identifier.</summary>
    public long GenreId { get; }
}

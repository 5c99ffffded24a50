namespace TrackStore;

/// <summary>Changes an album's details. A field that is left out stays as it is; null empties it. The limits are those of <see cref="NewAlbum"/>.</summary>
public sealed record AlbumUpdate
{
    /// <summary>Gets the release year or date as text.</summary>
    public Optional<string?> ReleaseYear { get; init; }

    /// <summary>Gets the record label.</summary>
    public Optional<string?> Label { get; init; }

    /// <summary>Gets the label's catalogue number.</summary>
    public Optional<string?> CatalogueNumber { get; init; }

    /// <summary>Gets where a platform shows the artwork.</summary>
    public Optional<string?> ArtworkUrl { get; init; }
}

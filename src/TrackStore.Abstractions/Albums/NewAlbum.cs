namespace TrackStore;

/// <summary>An album to add. Text is trimmed and stored in Unicode normalization form C.</summary>
public sealed record NewAlbum
{
    /// <summary>Gets the title: 1 to 500 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the album's artist: 1 to 500 characters.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the release year or date as text, at most 10 characters, or null.</summary>
    public string? ReleaseYear { get; init; }

    /// <summary>Gets the record label, at most 200 characters, or null.</summary>
    public string? Label { get; init; }

    /// <summary>Gets the label's catalog number, at most 100 characters, or null.</summary>
    public string? CatalogNumber { get; init; }

    /// <summary>Gets the address of the artwork on a platform, at most 2,000 characters, or null.</summary>
    public string? ArtworkUrl { get; init; }
}

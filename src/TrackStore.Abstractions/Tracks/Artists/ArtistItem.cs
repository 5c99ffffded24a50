namespace TrackStore;

/// <summary>
/// A row of an artist list: an artist as tracks credit one. "A feat. B" is an artist of its own. Derive from it to add what a user
/// interface needs.
/// </summary>
public record ArtistItem
{
    /// <summary>Gets the name as the artist's first track by title writes it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Gets the text by which tracks are counted to the artist, and by which the artist is sorted: the name without differences of case,
    /// accents and width, its article at the end. It identifies the artist in a list; it is not made to be shown.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Gets the number of tracks that show the artist.</summary>
    public required int TrackCount { get; init; }
}

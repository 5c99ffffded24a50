namespace TrackStore;

/// <summary>The numbers of items in a library.</summary>
public sealed record LibraryStatistics
{
    /// <summary>Gets the number of tracks.</summary>
    public required int Tracks { get; init; }

    /// <summary>Gets the number of albums.</summary>
    public required int Albums { get; init; }

    /// <summary>
    /// Gets the number of those albums that have no tracks, because their tracks were deleted; lists leave them out
    /// (<see cref="AlbumQuery.HasTracks"/>).
    /// </summary>
    public int AlbumsWithoutTracks { get; init; }

    /// <summary>Gets the number of genres.</summary>
    public required int Genres { get; init; }

    /// <summary>Gets the number of tags.</summary>
    public required int Tags { get; init; }

    /// <summary>Gets the number of platform links.</summary>
    public required int PlatformLinks { get; init; }

    /// <summary>Gets the number of distinct pictures. Each has four renditions.</summary>
    public required int Artworks { get; init; }

    /// <summary>Gets the total size of all renditions, in bytes.</summary>
    public required long ImageBytes { get; init; }
}

namespace TrackStore;

/// <summary>Counts what a library holds.</summary>
public sealed record LibraryStatistics
{
    /// <summary>Gets the number of tracks.</summary>
    public required int Tracks { get; init; }

    /// <summary>Gets the number of albums.</summary>
    public required int Albums { get; init; }

    /// <summary>Gets the number of genres.</summary>
    public required int Genres { get; init; }

    /// <summary>Gets the number of tags.</summary>
    public required int Tags { get; init; }

    /// <summary>Gets the number of links to platforms.</summary>
    public required int PlatformLinks { get; init; }

    /// <summary>Gets the number of distinct pictures, each with its four renditions.</summary>
    public required int Artworks { get; init; }

    /// <summary>Gets the number of bytes of all renditions together.</summary>
    public required long ImageBytes { get; init; }
}

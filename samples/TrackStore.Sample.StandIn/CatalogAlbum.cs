namespace TrackStore.Sample.StandIn;

/// <summary>An invented album, with the metadata of two platforms.</summary>
internal sealed record CatalogAlbum(int Number, string Title, string Artist)
{
    public required CatalogMetadata Spotify { get; init; }

    public required CatalogMetadata Discogs { get; init; }

    /// <summary>Gets the colors of the cover, as 0xRRGGBB: of the upper left corner, the lower right corner and the figure.</summary>
    public required (int From, int To, int Figure) Colors { get; init; }

    /// <summary>Gets the design of the cover, or null for a figure of the album's own.</summary>
    public CoverDesign? Design { get; init; }

    public required IReadOnlyList<CatalogTrack> Tracks { get; init; }
}

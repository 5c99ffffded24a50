namespace TrackStore.Sample.StandIn;

/// <summary>An album that never was, with what two platforms make of it.</summary>
internal sealed record CatalogueAlbum(int Number, string Title, string Artist)
{
    public required CatalogueOpinion Spotify { get; init; }

    public required CatalogueOpinion Discogs { get; init; }

    /// <summary>Gets the colours of the cover, as 0xRRGGBB: the upper left corner's, the lower right one's and the figure's.</summary>
    public required (int From, int To, int Figure) Colours { get; init; }

    public required IReadOnlyList<CatalogueTrack> Tracks { get; init; }
}

namespace TrackStore.Sample.StandIn;

/// <summary>A release in the database of the stand-in for Discogs.</summary>
internal sealed record DiscogsRecord(long Id, CatalogueAlbum Album)
{
    /// <summary>Gets when it came out: a year, or a date whose unknown parts are 00.</summary>
    public required string Released { get; init; }

    /// <summary>Gets the tracks by their positions.</summary>
    public required IReadOnlyList<(string Position, string Title, TimeSpan Duration)> Tracks { get; init; }

    public required string Cover { get; init; }

    public long MasterId => Id + DiscogsDatabase.Masters;
}

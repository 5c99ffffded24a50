namespace TrackStore.Sample.StandIn;

/// <summary>A release in the stand-in's database.</summary>
internal sealed record DiscogsRecord(long Id, CatalogAlbum Album)
{
    /// <summary>Gets the release date: a year, or a date whose unknown parts are 00.</summary>
    public required string Released { get; init; }

    /// <summary>Gets the tracks with their positions.</summary>
    public required IReadOnlyList<(string Position, string Title, TimeSpan Duration)> Tracks { get; init; }

    public required string Cover { get; init; }

    public long MasterId => Id + DiscogsDatabase.MasterOffset;
}

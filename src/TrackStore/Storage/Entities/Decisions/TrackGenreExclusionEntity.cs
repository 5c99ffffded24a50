namespace TrackStore.Storage.Entities.Decisions;

/// <summary>A genre that the user has refused for a track, whatever platforms say.</summary>
internal sealed record TrackGenreExclusionEntity
{
    public long TrackId { get; set; }

    public long GenreId { get; set; }
}

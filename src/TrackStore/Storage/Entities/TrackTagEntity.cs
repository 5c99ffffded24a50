namespace TrackStore.Storage.Entities;

internal sealed record TrackTagEntity
{
    public long TrackId { get; set; }

    public long TagId { get; set; }

    public TagEntity? Tag { get; set; }

    public DateTime CreatedAt { get; set; }
}

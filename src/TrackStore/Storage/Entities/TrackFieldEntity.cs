namespace TrackStore.Storage.Entities;

/// <summary>The value of one field in one layer. A null value means deliberately empty; a missing row means unknown.</summary>
internal sealed record TrackFieldEntity
{
    public long TrackId { get; set; }

    public required string Field { get; set; }

    public required string Layer { get; set; }

    public string? Value { get; set; }

    public DateTime SetAt { get; set; }
}

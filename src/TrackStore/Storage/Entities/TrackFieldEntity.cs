namespace TrackStore.Storage.Entities;

/// <summary>One layer's value of one field. A null value is "deliberately empty"; no row is "unknown".</summary>
internal sealed class TrackFieldEntity
{
    public long TrackId { get; set; }

    public required string Field { get; set; }

    public required string Layer { get; set; }

    public string? Value { get; set; }

    public DateTime SetAt { get; set; }
}

namespace TrackStore.Storage.Entities;

internal sealed record GenreEntity
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    public string? Description { get; set; }

    public string? Color { get; set; }
}

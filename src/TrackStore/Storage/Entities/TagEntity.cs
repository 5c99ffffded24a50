using TrackStore.Storage.Entities.Names;

namespace TrackStore.Storage.Entities;

internal sealed record TagEntity : INamedEntity<TagEntity>
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    public string? Description { get; set; }

    public string? Color { get; set; }

    public DateTime CreatedAt { get; set; }

    public List<TrackTagEntity> Tracks { get; } = [];

    TagEntity INamedEntity<TagEntity>.WithName(string name, string nameKey) => this with { Name = name, NameKey = nameKey };

    TagEntity INamedEntity<TagEntity>.WithDetails(string? description, string? color)
        => this with { Description = description, Color = color };
}

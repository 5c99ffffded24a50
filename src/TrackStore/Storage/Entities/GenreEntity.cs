using TrackStore.Storage.Entities.Names;

namespace TrackStore.Storage.Entities;

internal sealed record GenreEntity : INamedEntity<GenreEntity>
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string NameKey { get; set; }

    public string? Description { get; set; }

    public string? Color { get; set; }

    GenreEntity INamedEntity<GenreEntity>.WithName(string name, string nameKey) => this with { Name = name, NameKey = nameKey };

    GenreEntity INamedEntity<GenreEntity>.WithDetails(string? description, string? color)
        => this with { Description = description, Color = color };
}

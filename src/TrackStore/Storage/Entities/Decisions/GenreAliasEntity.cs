using TrackStore.Storage.Entities.Names;

namespace TrackStore.Storage.Entities.Decisions;

/// <summary>Another spelling of a genre, under which sources may name it.</summary>
internal sealed record GenreAliasEntity : IAliasEntity<GenreAliasEntity>
{
    /// <summary>The folded spelling; unique, and no genre's own.</summary>
    public required string NameKey { get; set; }

    public required string Name { get; set; }

    /// <summary>The genre, or null when the library leaves out this word.</summary>
    public long? GenreId { get; set; }

    long? IAliasEntity<GenreAliasEntity>.OwnerId => GenreId;

    static GenreAliasEntity IAliasEntity<GenreAliasEntity>.Of(string nameKey, string name, long ownerId)
        => new() { NameKey = nameKey, Name = name, GenreId = ownerId };
}

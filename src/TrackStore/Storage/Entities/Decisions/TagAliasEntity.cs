using TrackStore.Storage.Entities.Names;

namespace TrackStore.Storage.Entities.Decisions;

/// <summary>Another spelling of a tag, under which it is found.</summary>
internal sealed record TagAliasEntity : IAliasEntity<TagAliasEntity>
{
    /// <summary>The folded spelling; unique, and no tag's own.</summary>
    public required string NameKey { get; set; }

    public required string Name { get; set; }

    public long TagId { get; set; }

    long? IAliasEntity<TagAliasEntity>.OwnerId => TagId;

    static TagAliasEntity IAliasEntity<TagAliasEntity>.Of(string nameKey, string name, long ownerId)
        => new() { NameKey = nameKey, Name = name, TagId = ownerId };
}

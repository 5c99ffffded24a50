namespace TrackStore.Storage.Entities.Names;

/// <summary>Another spelling of a tag or genre.</summary>
/// <typeparam name="TSelf">The entity.</typeparam>
internal interface IAliasEntity<TSelf>
    where TSelf : class, IAliasEntity<TSelf>
{
    string NameKey { get; }

    string Name { get; }

    /// <summary>Gets the tag or genre, or null when the library leaves out this word.</summary>
    long? OwnerId { get; }

    static abstract TSelf Of(string nameKey, string name, long ownerId);
}

namespace TrackStore.Storage.Entities.Names;

/// <summary>A tag or genre: it has a unique name, and other spellings.</summary>
/// <typeparam name="TSelf">The entity.</typeparam>
internal interface INamedEntity<TSelf>
    where TSelf : class, INamedEntity<TSelf>
{
    long Id { get; }

    string Name { get; }

    string NameKey { get; }

    string? Description { get; }

    string? Color { get; }

    /// <summary>Returns a copy with another name.</summary>
    TSelf WithName(string name, string nameKey);

    /// <summary>Returns a copy with other details.</summary>
    TSelf WithDetails(string? description, string? color);
}

namespace TrackStore;

/// <summary>A tag or genre in a list.</summary>
public sealed record TaxonomyItem
{
    /// <summary>Gets the identifier of the tag or genre.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the description, or null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the color as <c>#rrggbb</c>, or null when there is none.</summary>
    public string? Color { get; init; }

    /// <summary>Gets the number of tracks that have the tag, or show the genre.</summary>
    public int TrackCount { get; init; }

    /// <summary>Gets the other spellings under which it is found, ordered by name.</summary>
    public IReadOnlyList<string> Spellings { get; init; } = [];
}

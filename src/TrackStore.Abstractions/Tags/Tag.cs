namespace TrackStore;

/// <summary>A user's tag.</summary>
public sealed record Tag
{
    /// <summary>Gets the tag's identifier.</summary>
    public required long Id { get; init; }

    /// <summary>
    /// Gets the name, in the spelling that was stored first or that a person has chosen. Names that differ only in case or accents denote
    /// the same tag.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Gets the description, or null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the color as <c>#rrggbb</c>, or null when there is none.</summary>
    public string? Color { get; init; }

    /// <summary>Gets the number of tracks that have the tag.</summary>
    public int TrackCount { get; init; }

    /// <summary>Gets the other spellings under which the tag is found and given to tracks, ordered by name.</summary>
    public IReadOnlyList<string> Spellings { get; init; } = [];
}

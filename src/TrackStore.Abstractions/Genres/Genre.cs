namespace TrackStore;

/// <summary>A genre of the library.</summary>
public sealed record Genre
{
    /// <summary>Gets the genre's identifier.</summary>
    public required long Id { get; init; }

    /// <summary>
    /// Gets the name, in the spelling that was stored first or that a person has chosen. Names that differ only in case or accents denote
    /// the same genre.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Gets the description, or null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the color as <c>#rrggbb</c>, or null when there is none.</summary>
    public string? Color { get; init; }

    /// <summary>Gets the number of tracks that show the genre, because the best-ranked of their sources names it.</summary>
    public int TrackCount { get; init; }

    /// <summary>Gets the other spellings under which sources and searches find the genre, ordered by name.</summary>
    public IReadOnlyList<string> Spellings { get; init; } = [];
}

namespace TrackStore;

/// <summary>A user's tag.</summary>
public sealed record Tag
{
    /// <summary>Gets the tag's identifier.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the name as it was first stored; two names that differ in case or accents only are one tag.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what the tag is for, or null when nobody said.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the colour as <c>#rrggbb</c>, or null when there is none.</summary>
    public string? Colour { get; init; }

    /// <summary>Gets how many tracks have the tag.</summary>
    public int TrackCount { get; init; }
}

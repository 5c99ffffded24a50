namespace TrackStore;

/// <summary>A genre of a track, as provided by one source.</summary>
public sealed record TrackGenre
{
    /// <summary>Gets the genre's name, in the spelling that was stored first.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the source: a platform, <see cref="Sources.User"/> or <see cref="Sources.Base"/>.</summary>
    public required string Source { get; init; }

    /// <summary>Gets a value indicating whether the track shows this genre, because its source is the best-ranked one.</summary>
    public required bool IsEffective { get; init; }

    /// <summary>
    /// Gets a value indicating whether a person has refused the genre for this track, so that it isn't shown
    /// (<see cref="IGenreRepository.ExcludeGenreAsync"/>).
    /// </summary>
    public bool IsExcluded { get; init; }
}

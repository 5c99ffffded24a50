namespace TrackStore;

/// <summary>A genre of a track, as one source gives it.</summary>
public sealed record TrackGenre
{
    /// <summary>Gets the genre's name as it was first stored in this library.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the source of the link: a platform, <see cref="Sources.User"/> or <see cref="Sources.Base"/>.</summary>
    public required string Source { get; init; }

    /// <summary>Gets a value indicating whether the link is of the best-ranked source, whose genres the track shows.</summary>
    public required bool IsEffective { get; init; }
}

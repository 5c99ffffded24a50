namespace TrackStore;

/// <summary>What a track would show after another one was merged into it.</summary>
public sealed record MergedTrack
{
    /// <summary>Gets the track that would stay.</summary>
    public required long TrackId { get; init; }

    /// <summary>
    /// Gets the value that each field would show, with its layer, in the order of <see cref="TrackField"/>. Fields without a value, the
    /// genres and the picture are not among them. When a platform set its values is not told.
    /// </summary>
    public required IReadOnlyList<TrackFieldValue> Fields { get; init; }

    /// <summary>Gets the effective genres.</summary>
    public required IReadOnlyList<string> Genres { get; init; }

    /// <summary>Gets the tags, by name.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Gets the platforms that the track would be linked to, in alphabetical order.</summary>
    public required IReadOnlyList<string> Platforms { get; init; }

    /// <summary>Gets the path of the audio file, or null when there is none.</summary>
    public string? LocalPath { get; init; }

    /// <summary>Gets the key of the picture that the track would show (its own, else its album's), or null when there is none.</summary>
    public ArtworkKey? ArtworkKey { get; init; }
}

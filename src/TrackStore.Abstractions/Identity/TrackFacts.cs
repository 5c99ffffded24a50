namespace TrackStore;

/// <summary>What a record says about a track, as far as it helps to decide which recording it is. A null member means "unknown".</summary>
public sealed record TrackFacts
{
    /// <summary>Gets the title as written, with its marks, such as "Signal (Radio Edit)".</summary>
    public required string Title { get; init; }

    /// <summary>Gets the artists as credited, as one text.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the album's title, or null.</summary>
    public string? Album { get; init; }

    /// <summary>Gets the album's artist, or null.</summary>
    public string? AlbumArtist { get; init; }

    /// <summary>Gets the duration, or null. Zero counts as unknown.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets the International Standard Recording Code as written, or null. Text that is no code counts as unknown.</summary>
    public string? Isrc { get; init; }

    /// <summary>Gets the release year or date as text, or null.</summary>
    public string? Year { get; init; }

    /// <summary>Gets the track's number on its album as written, such as "3", "A1" or "1-03", or null.</summary>
    public string? TrackNumber { get; init; }
}

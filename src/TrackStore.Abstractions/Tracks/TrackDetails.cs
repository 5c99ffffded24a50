namespace TrackStore;

/// <summary>Everything that a panel about one track shows, as it was at one moment.</summary>
public sealed record TrackDetails
{
    /// <summary>Gets the track.</summary>
    public required Track Track { get; init; }

    /// <summary>Gets the album that the track shows, or null when there is none.</summary>
    public Album? Album { get; init; }

    /// <summary>Gets the genres of all sources, the effective ones first; see <see cref="ITrackRepository.GetGenresAsync"/>.</summary>
    public required IReadOnlyList<TrackGenre> Genres { get; init; }

    /// <summary>Gets the tags, by name.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Gets the links to platforms, by platform and the primary one first.</summary>
    public required IReadOnlyList<PlatformInfo> Links { get; init; }

    /// <summary>Gets why each field shows what it shows, in the order of <see cref="TrackField"/>.</summary>
    public required IReadOnlyList<FieldExplanation> Fields { get; init; }

    /// <summary>Gets the albums that the track is on; see <see cref="ITrackRepository.GetAppearancesAsync"/>.</summary>
    public required IReadOnlyList<TrackAppearance> Appearances { get; init; }

    /// <summary>
    /// Gets the front pictures that there are for the track, and which is shown. When it has none of its own,
    /// <see cref="ArtworkExplanation.Fallback"/> has those of its album.
    /// </summary>
    public required ArtworkExplanation Artwork { get; init; }
}

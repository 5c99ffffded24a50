namespace TrackStore;

/// <summary>An album that a track is on, and the source that says so.</summary>
public sealed record TrackAppearance
{
    /// <summary>Gets the album's identifier.</summary>
    public required long AlbumId { get; init; }

    /// <summary>Gets the album's title.</summary>
    public required string AlbumTitle { get; init; }

    /// <summary>Gets the album's artist.</summary>
    public required string AlbumArtist { get; init; }

    /// <summary>
    /// Gets the platform that says so, or null for the shown album when no platform does, but the user, an import or a merged track.
    /// </summary>
    public string? Platform { get; init; }

    /// <summary>Gets the id of the item on the platform, or null when <see cref="Platform"/> is null.</summary>
    public string? PlatformId { get; init; }

    /// <summary>Gets the number of the album's disc that has the track, from 1, or null when the source doesn't say it.</summary>
    public int? DiscNumber { get; init; }

    /// <summary>Gets the track's number on its disc, from 1, or null when the source doesn't say it.</summary>
    public int? TrackNumber { get; init; }

    /// <summary>Gets a value indicating whether this is the album that the track shows.</summary>
    public bool IsShown { get; init; }
}

namespace TrackStore;

/// <summary>A track or album with what is known of the picture that it shows.</summary>
public sealed record ImageSubject
{
    /// <summary>Gets the track or album.</summary>
    public required ArtworkOwner Owner { get; init; }

    /// <summary>Gets its title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets its artist.</summary>
    public required string Artist { get; init; }

    /// <summary>Gets the key of the shown picture, or null when there is none.</summary>
    public ArtworkKey? ArtworkKey { get; init; }

    /// <summary>Gets the width of the shown picture's original in pixels, or null when there is none.</summary>
    public int? Width { get; init; }

    /// <summary>Gets the height of the shown picture's original in pixels, or null when there is none.</summary>
    public int? Height { get; init; }
}

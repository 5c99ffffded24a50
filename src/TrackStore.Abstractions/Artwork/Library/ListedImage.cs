namespace TrackStore;

/// <summary>A picture in a list, with the size of its original.</summary>
public sealed record ListedImage
{
    /// <summary>Gets the picture's identifier (<see cref="ImageInfo.ArtworkId"/>).</summary>
    public required long ArtworkId { get; init; }

    /// <summary>Gets the picture's key.</summary>
    public required ArtworkKey ArtworkKey { get; init; }

    /// <summary>Gets the format of the original.</summary>
    public required string MimeType { get; init; }

    /// <summary>Gets the width of the original in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the height of the original in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>Gets the size of the original in bytes, whether or not it is kept.</summary>
    public required int ByteLength { get; init; }

    /// <summary>Gets the number of albums that show the picture.</summary>
    public required int Albums { get; init; }

    /// <summary>
    /// Gets the first album with tracks that shows the picture, or the first track when no album does, or null when nothing shows it.
    /// </summary>
    public ImageSubject? FirstSubject { get; init; }

    /// <summary>Gets the number of tracks that show the picture, as their own or as their album's.</summary>
    public required int Tracks { get; init; }
}

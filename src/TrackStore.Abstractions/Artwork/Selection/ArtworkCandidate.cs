namespace TrackStore;

/// <summary>A picture that a source provides for a track or album.</summary>
public sealed record ArtworkCandidate
{
    /// <summary>
    /// Gets the source: a platform, <see cref="Sources.Base"/> or <see cref="Sources.User"/>. Each source has at most one candidate of each
    /// kind.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>Gets the address of the picture, or null when it has none.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Gets the picture's identifier. Candidates with the same picture share it.</summary>
    public required long ArtworkId { get; init; }

    /// <summary>Gets the picture's key, by which <see cref="IImageRepository"/> reads it even when it is not shown.</summary>
    public required ArtworkKey ArtworkKey { get; init; }

    /// <summary>Gets the original's width in pixels after its orientation is applied.</summary>
    public required int Width { get; init; }

    /// <summary>Gets the original's height in pixels after its orientation is applied.</summary>
    public required int Height { get; init; }

    /// <summary>Gets the original's media type.</summary>
    public required string MimeType { get; init; }

    /// <summary>Gets the original's size in bytes, whether or not it is kept.</summary>
    public int ByteLength { get; init; }

    /// <summary>
    /// Gets a value indicating whether the original is kept, so that <see cref="IArtworkMaintenance"/> can render it again.
    /// </summary>
    public bool HasOriginal { get; init; }

    /// <summary>Gets when the source provided the picture, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets a value indicating whether the user chose it.</summary>
    public required bool IsChosen { get; init; }

    /// <summary>
    /// Gets a value indicating whether the user refused it, so that it is not shown until the user chooses it or takes the refusal back.
    /// </summary>
    public bool IsRefused { get; init; }

    /// <summary>Gets a value indicating whether it is shown.</summary>
    public required bool IsShown { get; init; }
}

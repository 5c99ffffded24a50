namespace TrackStore;

/// <summary>A picture that a source provides, with what a user interface says about it.</summary>
public sealed record ImageCandidate
{
    /// <summary>Gets the track or album that has the picture. For a track without pictures of its own, this is its album.</summary>
    public required ArtworkOwner Owner { get; init; }

    /// <summary>Gets the picture.</summary>
    public required ArtworkCandidate Picture { get; init; }

    /// <summary>Gets the source's name to show.</summary>
    public required string SourceName { get; init; }

    /// <summary>Gets why it is shown or not, as text.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the four renditions, the smallest first, missing ones included.</summary>
    public required IReadOnlyList<ImageRendition> Renditions { get; init; }

    /// <summary>Gets a value indicating whether it is shown.</summary>
    public bool IsShown => Picture.IsShown;

    /// <summary>Gets a value indicating whether the user refused it (<see cref="ImageSubjectViewModel.AllowAsync"/>).</summary>
    public bool IsRefused => Picture.IsRefused;

    /// <summary>Gets a value indicating whether a rendition is missing.</summary>
    public bool IsIncomplete => Renditions.Any(rendition => rendition.Image is null);

    /// <summary>Gets a value indicating whether it can be rendered again, because its original is kept.</summary>
    public bool CanRerender => Picture.HasOriginal;

    /// <summary>Gets the bytes of all renditions.</summary>
    public long RenditionBytes => Renditions.Sum(rendition => (long)(rendition.Image?.ByteLength ?? 0));
}

namespace TrackStore;

/// <summary>A picture that several albums show.</summary>
public sealed record SharedImage
{
    /// <summary>Gets the picture.</summary>
    public required ListedImage Image { get; init; }

    /// <summary>Gets the first of the albums. <see cref="ImageSubjectQuery.ArtworkId"/> lists them all.</summary>
    public required ImageSubject FirstAlbum { get; init; }
}

using TrackStore.Storage.Entities;

namespace TrackStore.Artwork.Linking;

/// <summary>A picture that can be linked to owners: a stored one, or one that is stored together with its first link.</summary>
internal sealed class LinkableArtwork
{
    private LinkableArtwork(long? id, long pixels, ArtworkContent? content)
    {
        Id = id;
        Pixels = pixels;
        Content = content;
        IsKept = content is null;
    }

    /// <summary>Gets or sets the id; null while the picture is not stored.</summary>
    public long? Id { get; set; }

    /// <summary>Gets the number of pixels of the original.</summary>
    public long Pixels { get; }

    /// <summary>Gets the content, or null when the picture is stored and its original is not at hand.</summary>
    public ArtworkContent? Content { get; }

    /// <summary>Gets or sets a value indicating whether everything that is to be stored of the content is stored or planned.</summary>
    public bool IsKept { get; set; }

    /// <summary>Creates a picture that is stored.</summary>
    /// <param name="artwork">The picture.</param>
    /// <param name="content">Its content, or null when its original is not at hand.</param>
    public static LinkableArtwork Stored(ArtworkEntity artwork, ArtworkContent? content = null)
        => new(artwork.Id, (long)artwork.Width * artwork.Height, content);

    /// <summary>Creates a picture that is not stored yet.</summary>
    /// <param name="content">Its content, which is rendered.</param>
    public static LinkableArtwork New(ArtworkContent content)
        => new(null, (long)content.Rendered!.Processed.Width * content.Rendered.Processed.Height, content);
}

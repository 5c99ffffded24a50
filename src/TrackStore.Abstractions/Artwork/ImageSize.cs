namespace TrackStore;

/// <summary>
/// The sizes in which a picture is stored. <c>ArtworkOptions.Renditions</c> sets the longest side of each; a smaller original is never
/// enlarged.
/// </summary>
public enum ImageSize
{
    /// <summary>For rows of a list: 60 pixels by default.</summary>
    Thumbnail,

    /// <summary>For tiles, or rows on a high-density screen: 120 pixels by default.</summary>
    Small,

    /// <summary>For a details panel: 300 pixels by default.</summary>
    Medium,

    /// <summary>For a full view: 640 pixels by default.</summary>
    Large,
}

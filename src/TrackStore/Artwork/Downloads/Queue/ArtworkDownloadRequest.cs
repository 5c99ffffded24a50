namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>A platform's statement that a track or album has a picture at a URL.</summary>
/// <param name="Owner">The track or album.</param>
/// <param name="Source">The platform, in lower case.</param>
/// <param name="Url">The absolute URL, http or https, at most 2,000 characters.</param>
/// <param name="NamedBy">The platform's id of the track that named the URL.</param>
/// <param name="Revalidate">Whether to check a picture again that was last checked long ago.</param>
internal readonly record struct ArtworkDownloadRequest(
    ArtworkOwner Owner,
    string Source,
    string Url,
    string NamedBy,
    bool Revalidate = false);

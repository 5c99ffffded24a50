namespace TrackStore;

/// <summary>A track or album that waits for a picture of the download queue, or has it.</summary>
/// <param name="Owner">The track or album.</param>
/// <param name="Title">Its title.</param>
/// <param name="Artist">Its artist.</param>
/// <param name="Source">The platform that has named the picture, in lower case.</param>
public sealed record ArtworkDownloadTarget(ArtworkOwner Owner, string Title, string Artist, string Source);

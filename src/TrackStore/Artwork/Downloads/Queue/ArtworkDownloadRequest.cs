namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>A platform's word that a track or album has a picture at an address.</summary>
/// <param name="Subject">Whose picture it is.</param>
/// <param name="SubjectId">The track or album.</param>
/// <param name="Source">The platform, in lower case.</param>
/// <param name="Url">The absolute address, http or https, at most 2,000 characters.</param>
/// <param name="NamedBy">The platform's id of the track that names it.</param>
/// <param name="Revalidate">Whether a picture that was checked long ago is to be checked again.</param>
internal readonly record struct ArtworkDownloadRequest(ImageSubject Subject, long SubjectId, string Source, string Url, string NamedBy, bool Revalidate = false);

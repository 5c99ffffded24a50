using TrackStore.Artwork.Linking;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>Who is to have a downloaded picture.</summary>
/// <param name="Subject">Whose picture it is.</param>
/// <param name="SubjectId">The track or album.</param>
/// <param name="Source">The platform that named it.</param>
/// <param name="Exists">Whether the track or album is still there.</param>
internal sealed record DownloadTarget(ImageSubject Subject, long SubjectId, string Source, bool Exists)
{
    public ArtworkTarget For(string url)
    {
        bool isTrack = Subject == ImageSubject.Track;
        return ArtworkTarget.Of(isTrack ? SubjectId : null, isTrack ? null : SubjectId, Source, url, ArtworkKind.Front);
    }
}

using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Linking;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>An owner that is to show a downloaded picture.</summary>
/// <param name="Subject">Whether the owner is a track or an album.</param>
/// <param name="SubjectId">The track or album.</param>
/// <param name="Source">The platform that named the URL.</param>
/// <param name="Exists">Whether the track or album still exists.</param>
internal sealed record DownloadTarget(ImageSubject Subject, long SubjectId, string Source, bool Exists)
{
    public ArtworkLookupKey Key => new(Subject, SubjectId, Source, ArtworkKind.Front);

    public ArtworkTarget For(string url) => ArtworkTarget.ForOwner(Subject, SubjectId, Source, url, ArtworkKind.Front);
}

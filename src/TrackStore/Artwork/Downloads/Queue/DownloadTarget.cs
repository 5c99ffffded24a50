using TrackStore.Artwork.Acquisition;
using TrackStore.Artwork.Linking;

namespace TrackStore.Artwork.Downloads.Queue;

/// <summary>An owner that is to show a downloaded picture.</summary>
/// <param name="Owner">The track or album.</param>
/// <param name="Source">The platform that named the URL.</param>
/// <param name="Exists">Whether the track or album still exists.</param>
internal sealed record DownloadTarget(ArtworkOwner Owner, string Source, bool Exists)
{
    public ArtworkLookupKey Key => new(Owner, Source, ArtworkKind.Front);

    public ArtworkTarget For(string url) => ArtworkTarget.ForOwner(Owner, Source, url, ArtworkKind.Front);
}

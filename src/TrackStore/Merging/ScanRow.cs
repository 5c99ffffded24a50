using TrackStore.Identity;
using TrackStore.Tracks.Layers;

namespace TrackStore.Merging;

/// <summary>What the search for duplicates reads of a track.</summary>
internal sealed class ScanRow
{
    private TrackIdentity? _identity;

    public required long Id { get; init; }

    public required string Title { get; init; }

    public required string Artist { get; init; }

    public required string? Album { get; init; }

    public required string? AlbumArtist { get; init; }

    public required long? DurationMs { get; init; }

    public required string? Isrc { get; init; }

    public required int? TrackNumber { get; init; }

    public required string SearchKey { get; init; }

    public required long TitleKey { get; init; }

    public required long? SkeletonKey { get; init; }

    public required long? OtherTitleKey { get; init; }

    /// <summary>Gets what the rule of identity knows about the track, read when it is first compared.</summary>
    public TrackIdentity Identity => _identity ??= TrackIdentity.Read(
        new TrackFacts
        {
            Title = Title,
            Artist = Artist,
            Album = Album,
            AlbumArtist = AlbumArtist,
            Duration = DurationMs is { } duration ? TimeSpan.FromMilliseconds(duration) : null,
            Isrc = Isrc,
            TrackNumber = NumberText.Of(TrackNumber),
        },
        SearchKey);

    public bool HasKeyOf(ScanRow other, ScanKey key) => key switch
    {
        ScanKey.Title => TitleKey == other.TitleKey,
        ScanKey.Skeleton => SkeletonKey == other.SkeletonKey,
        ScanKey.OtherTitle => OtherTitleKey == other.OtherTitleKey,
        _ => Isrc == other.Isrc,
    };
}

using Microsoft.Extensions.Options;
using TrackStore.Albums;
using TrackStore.Artwork.Rendering;
using TrackStore.Artwork.Selection;
using TrackStore.Fields;

namespace TrackStore.Sync;

/// <summary>Options and dependencies shared by all sync runs.</summary>
internal sealed class SyncDependencies(
    FieldRanking ranking,
    ITrackMatcher matcher,
    Compilations compilations,
    RenditionRenderer renderer,
    IOptions<SyncOptions> options,
    IOptions<ArtworkOptions> artwork,
    IOptions<ArtworkDownloadOptions> downloads)
{
    public FieldRanking Ranking => ranking;

    public ITrackMatcher Matcher => matcher;

    public Compilations Compilations => compilations;

    public SyncOptions Options { get; } = options.Value;

    public ArtworkDownloadOptions Downloads { get; } = downloads.Value;

    public IReadOnlyList<string> ArtworkRanking { get; } = [.. artwork.Value.SourceRanking];

    /// <summary>Gets the pixels that the longer side of a picture needs for the largest rendition.</summary>
    public int LargestRendition => renderer.LongestSideOf(ImageSize.Large);

    /// <summary>
    /// Returns the time before which a platform's links must have been synced to be stale, or null when their age doesn't matter.
    /// </summary>
    public DateTime? StaleBefore(string platform, DateTime now) => MaximumAge(platform) is { } age ? now - age : null;

    /// <summary>Returns the age from which a platform's links are stale, or null when their age doesn't matter.</summary>
    public TimeSpan? MaximumAge(string platform)
        => Options.StaleAfterByPlatform.TryGetValue(platform, out TimeSpan? own) ? own : Options.StaleAfter;
}

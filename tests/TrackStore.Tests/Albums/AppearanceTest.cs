using TrackStore.Tests.Merging;

namespace TrackStore.Tests.Albums;

/// <summary>A library whose tracks are on one album and appear on others.</summary>
public abstract class AppearanceTest : MergingTest
{
    private protected static string Describe(TrackAppearance found)
        => $"{found.AlbumTitle} {found.DiscNumber}-{found.TrackNumber} {found.Platform} {found.PlatformId}{(found.IsShown ? " shown" : "")}";

    private protected async Task<string[]> AppearancesAsync(long trackId) => [.. (await Tracks.GetAppearancesAsync(trackId, Cancel)).Select(Describe)];

    private protected Task<PlatformInfo> OnAlbumAsync(
        long trackId, string platform, string id, string album, int? disc, int? number, PlatformIdRole role = PlatformIdRole.Replacement)
        => LinkAsync(trackId, platform, id, new TrackFieldValues { Album = album, DiscNumber = disc, TrackNumber = number }, role);
}
